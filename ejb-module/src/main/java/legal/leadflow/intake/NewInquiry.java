package legal.leadflow.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;

/**
 * An inquiry as it is taken down, or as a program sends it. All but id, channel and language may be null; blank texts count as null.
 *
 * @param id       the inquiry's future id, so that pressing Save twice makes one
 * @param received when it reached the firm; null: now
 * @param phone    as written
 * @param source   how the person reached the firm; required when {@code campaign} is told
 * @param message  the person's own words, at most {@link #MESSAGE_MAX} UTF-16 units
 */
public record NewInquiry(@NotNull UUID id, @NotNull InquiryChannel channel, Instant received, @PlainText(max = PartyName.MAX) String givenName,
        @PlainText(max = PartyName.MAX) String familyName, @PlainText(max = PHONE_MAX) String phone,
        @PlainText(max = EMAIL_MAX) String email, @NotNull Speaks speaks,
        UUID source, UUID campaign, @PlainText(max = MESSAGE_MAX, lines = true) String message) {
    public static final int PHONE_MAX = 40;
    public static final int EMAIL_MAX = 254;
    public static final int MESSAGE_MAX = LeadNote.TEXT_MAX;

    public NewInquiry {
        phone = Leads.blankToNull(phone);
        email = Leads.blankToNull(email);
        message = Leads.blankToNull(message);
    }

    PartyName name() {
        return new PartyName(givenName, familyName);
    }

    /** Whether there is nothing to know it by. */
    boolean isEmpty() {
        return name().shown().isEmpty() && Stream.of(phone, email, message).allMatch(part -> part == null);
    }

    @Override
    public String toString() {
        return "NewInquiry " + id;
    }
}
