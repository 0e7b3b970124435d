package legal.leadflow.intake;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.tenancy.Role;

/**
 * What is to be done to many leads at once.
 *
 * @param owner  whom they are given to, with {@link BatchKind#OWNER}; null: nobody
 * @param stage  where they are moved, with {@link BatchKind#STAGE}; null with others
 * @param reason why they are closed, and with it how, with {@link BatchKind#CLOSE}; null with others
 */
public record BatchWish(@NotNull BatchKind kind, UUID owner, Stage stage, Reason reason) {
    public static BatchWish give(UUID owner) {
        return new BatchWish(BatchKind.OWNER, owner, null, null);
    }

    public static BatchWish move(Stage stage) {
        return new BatchWish(BatchKind.STAGE, null, stage, null);
    }

    public static BatchWish close(Reason reason) {
        return new BatchWish(BatchKind.CLOSE, null, null, reason);
    }

    /** How they are closed; null when they are not. */
    public Disposition disposition() {
        return reason == null ? null : reason.disposition();
    }

    /** What somebody with {@code roles} would do to this lead by it. */
    BatchOutcome on(Lead lead, Set<Role> roles) {
        if (kind == BatchKind.OWNER) {
            return Objects.equals(owner, lead.getOwnerId()) ? BatchOutcome.SAME : BatchOutcome.CHANGED;
        }
        if (lead.getDisposition() != null) {
            return BatchOutcome.CLOSED;
        }
        if (lead.getStage() == Stage.SIGNED) {
            return BatchOutcome.SIGNED;
        }
        if (stage == lead.getStage()) {
            return BatchOutcome.SAME;
        }
        boolean yours = kind == BatchKind.CLOSE ? disposition().mayBeSetBy(roles)
                : lead.getStage().leadsTo(stage) && stage.mayBeSetBy(roles) && lead.getStage().mayBeSetBy(roles); // the last: the way back
        return yours ? BatchOutcome.CHANGED : BatchOutcome.NOT_YOURS;
    }

    /** Whether the lead stands as this wish would leave it. */
    boolean isMet(Lead lead) {
        return switch (kind) {
            case OWNER -> Objects.equals(owner, lead.getOwnerId());
            case STAGE -> lead.getDisposition() == null && lead.getStage() == stage;
            case CLOSE -> lead.getDisposition() == disposition() && lead.getReason() == reason;
        };
    }
}
