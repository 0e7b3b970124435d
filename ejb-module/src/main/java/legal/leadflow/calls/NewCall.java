package legal.leadflow.calls;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.intake.NewLead;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;

/**
 * A call as somebody at the desk enters it. Names of the parts are those of the fields on the page; all texts may be null or blank.
 *
 * @param id        the call's future id, so that pressing Save twice makes one call
 * @param from      the other side's number as typed
 * @param to        the dialled number as typed; says source and campaign
 * @param party     the person that was chosen among the matches; null when nobody was
 * @param newPerson whether "new person with this number" was chosen
 * @param newMatter whether a known person with an open lead called about something else
 * @param said      how they heard of the firm, in their own words
 * @param note      at most {@link #NOTE_MAX} UTF-16 units
 * @param returns   the earlier call that this one returns; null for a call of its own
 */
public record NewCall(@NotNull UUID id, @NotNull Direction direction, @NotNull Instant startedAt, @PlainText(max = PHONE_MAX) String from,
        @PlainText(max = PHONE_MAX) String to, UUID party, boolean newPerson, boolean newMatter, @PlainText(max = PartyName.MAX) String first,
        @PlainText(max = PartyName.MAX) String last, @NotNull Speaks speaks, UUID area, UUID type, @PlainText(max = NewLead.SOURCE_SAID_MAX) String said,
        @PlainText(max = NOTE_MAX, lines = true) String note, @NotNull CallOutcome outcome, UUID returns) {
    public static final int PHONE_MAX = 40;
    public static final int NOTE_MAX = 4000;

    /** A call that returns none. */
    public NewCall(UUID id, Direction direction, Instant startedAt, String from, String to, UUID party, boolean newPerson, boolean newMatter, String first, String last,
            Speaks speaks, UUID area, UUID type, String said, String note, CallOutcome outcome) {
        this(id, direction, startedAt, from, to, party, newPerson, newMatter, first, last, speaks, area, type, said, note, outcome, null);
    }

    /** Whether there is nothing to know the call by. */
    boolean isEmpty() {
        return blank(from) && blank(first) && blank(last) && blank(note);
    }

    boolean hasName() {
        return !blank(first) || !blank(last);
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    @Override
    public String toString() {
        return "NewCall " + id;
    }
}
