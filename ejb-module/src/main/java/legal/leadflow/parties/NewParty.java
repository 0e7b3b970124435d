package legal.leadflow.parties;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.PlainText;

/**
 * Somebody the firm has not met yet.
 *
 * @param givenName  may be null
 * @param familyName an organisation's whole name; may be null
 * @param emails     as written; kept as they are, found without regard to case
 * @param importId   the import that brings them; null when entered by hand
 */
public record NewParty(@NotNull PartyKind kind, @PlainText(max = PartyName.MAX) String givenName, @PlainText(max = PartyName.MAX) String familyName,
        @NotNull Speaks speaks, @NotNull List<Phone> phones, @NotNull List<@PlainText(max = 254) String> emails, UUID importId) {
    public NewParty {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** A person with one number. */
    public static NewParty person(String givenName, String familyName, Speaks speaks, Phone phone) {
        return new NewParty(PartyKind.PERSON, givenName, familyName, speaks, phone == null ? List.of() : List.of(phone), List.of(), null);
    }

    @Override
    public String toString() {
        return "NewParty";
    }
}
