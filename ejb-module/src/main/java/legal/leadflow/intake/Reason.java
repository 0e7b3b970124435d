package legal.leadflow.intake;

import static legal.leadflow.intake.Disposition.CONFLICT;
import static legal.leadflow.intake.Disposition.DUPLICATE;
import static legal.leadflow.intake.Disposition.LOST;
import static legal.leadflow.intake.Disposition.REFERRED_OUT;
import static legal.leadflow.intake.Disposition.SPAM;
import static legal.leadflow.intake.Disposition.TURNED_DOWN;

import java.util.Arrays;
import java.util.List;

/** Why a lead was closed, each under one disposition, or why it was opened again. */
public enum Reason {
    REFERRED_OTHER_AREA(REFERRED_OUT), REFERRED_OTHER_STATE(REFERRED_OUT), REFERRED_CAPACITY(REFERRED_OUT), REFERRED_OTHER(REFERRED_OUT),
    NO_LIABILITY(TURNED_DOWN), NO_DAMAGES(TURNED_DOWN), LIMITATION_PASSED(TURNED_DOWN), WRONG_AREA(TURNED_DOWN), WRONG_STATE(TURNED_DOWN),
    PRIOR_COUNSEL(TURNED_DOWN), NOTHING_TO_RECOVER(TURNED_DOWN), TURNED_DOWN_OTHER(TURNED_DOWN),
    HIRED_OTHER(LOST), UNREACHABLE(LOST), NO_INTEREST(LOST), TOO_EXPENSIVE(LOST), LOST_OTHER(LOST),
    SAME_MATTER(DUPLICATE),
    ROBOCALL(SPAM), SALES_CALL(SPAM), WRONG_NUMBER(SPAM), SPAM_OTHER(SPAM),
    ADVERSE_IS_CLIENT(CONFLICT), ADVERSE_WAS_CLIENT(CONFLICT), CONFLICT_OTHER(CONFLICT),
    CAME_BACK(null), NEW_FACTS(null), CONFLICT_WAIVED(null), CLOSED_IN_ERROR(null), SIGNED_IN_ERROR(null);

    private final Disposition disposition;

    Reason(Disposition disposition) {
        this.disposition = disposition;
    }

    /** What it explains; null for a reason to open a lead again. */
    public Disposition disposition() {
        return disposition;
    }

    /** The reasons for closing a lead so. */
    public static List<Reason> of(Disposition disposition) {
        return Arrays.stream(values()).filter(reason -> reason.disposition == disposition && disposition != null).toList();
    }

    /** The reasons for opening a lead again that ended so; null stands for signed. */
    public static List<Reason> forReopening(Disposition ended) {
        return Arrays.stream(values()).filter(reason -> reason.reopens(ended)).toList();
    }

    /** Whether it may explain opening a lead again that ended so; null stands for signed. */
    boolean reopens(Disposition ended) {
        if (disposition != null) {
            return false;
        }
        return switch (this) {
            case SIGNED_IN_ERROR -> ended == null;
            case CONFLICT_WAIVED -> ended == CONFLICT;
            default -> ended != null;
        };
    }
}
