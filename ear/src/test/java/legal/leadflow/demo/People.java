package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NameTokens;
import legal.leadflow.parties.PartyEmail;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.PhoneIndex;
import legal.leadflow.tenancy.Role;

/** The people who call a firm, with all that they are found by. */
final class People implements AutoCloseable {
    private final Desk desk;
    final Rows parties;
    private final Rows phones;
    private final Rows emails;
    private final Rows tokens;

    People(Desk desk) {
        this.desk = desk;
        parties = desk.into("party", "firm_id, id, version, kind, given_name, family_name, language, created_at, created_by, changed_at, changed_by");
        phones = desk.into("party_phone", "firm_id, id, version, party_id, number, number_index, last7_index, last4_index").after(parties);
        emails = desk.into("party_email", "firm_id, id, version, party_id, email, email_index").after(parties);
        tokens = desk.into("party_token", "firm_id, token, party_id").after(parties);
    }

    /** A person the firm knows. */
    record Known(UUID party, Invented.Person person, Phone phone) {
        @Override
        public String toString() {
            return "party " + party;
        }
    }

    Known meet(Invented.Person person, String number, Instant at) throws SQLException {
        UUID firm = desk.firm.id();
        UUID id = Desk.id();
        UUID by = desk.one(Role.RECEPTIONIST).id();
        String speaks = person.spanish() ? "ES" : desk.chance.in100(3) ? "OTHER" : desk.chance.in100(6) ? "UNKNOWN" : "EN";
        parties.add(firm, id, 0, "PERSON", desk.seal("party.given_name", id, person.given()), desk.seal("party.family_name", id, person.family()), speaks, at, by, at, by);
        Phone phone = new Phone(number);
        UUID phoneId = Desk.id();
        phones.add(firm, phoneId, 0, id, desk.seal("party_phone.number", phoneId, number), PhoneIndex.WHOLE.of(desk.index, firm, number),
                PhoneIndex.LAST_7.of(desk.index, firm, phone.last(7)), PhoneIndex.LAST_4.of(desk.index, firm, phone.last(4)));
        if (desk.chance.in100(58)) {
            UUID emailId = Desk.id();
            String email = person.email(desk.chance);
            emails.add(firm, emailId, 0, id, desk.seal("party_email.email", emailId, email), PartyEmail.index(desk.index, firm, email));
        }
        for (byte[] token : NameTokens.keyed(desk.index, firm, new PartyName(person.given(), person.family()))) {
            tokens.add(firm, token, id);
        }
        return new Known(id, person, phone);
    }

    @Override
    public void close() throws SQLException {
        phones.close();
        emails.close();
        tokens.close();
    }
}
