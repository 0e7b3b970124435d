package legal.leadflow.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.demo.Names;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.Reason;
import legal.leadflow.intake.Stage;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.NameTokens;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.PhoneIndex;

/** One firm's people and leads over a year, half of the leads open. The same in each run but for the ids. */
final class FirmRows {
    private static final int PORTION = 1_000;
    private static final int NUMBERS_OF_A_CODE = 7_900;
    private final BenchFirm firm;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Connection connection;
    private final Random random;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Copy parties = new Copy("party", "firm_id, id, version, kind, given_name, family_name, language, created_at, created_by, changed_at, changed_by");
    private final Copy phones = new Copy("party_phone", "firm_id, id, version, party_id, number, number_index, last7_index, last4_index");
    private final Copy tokens = new Copy("party_token", "firm_id, token, party_id");
    private final Copy leads = new Copy("lead", "firm_id, id, version, number, party_id, practice_area_id, case_type_id, stage, disposition, reason, received_at,"
            + " stage_since, owner_id, created_at, created_by, changed_at, changed_by");
    private final Copy changes = new Copy("lead_stage_change", "firm_id, id, version, lead_id, to_stage, at, by_id");

    FirmRows(BenchFirm firm, FieldCipher cipher, BlindIndex index, Connection connection) {
        this.firm = firm;
        this.cipher = cipher;
        this.index = index;
        this.connection = connection;
        random = new Random(firm.number());
    }

    void write(int count) throws SQLException {
        staff();
        List<UUID[]> types = caseTypes();
        for (int n = 1; n <= count; n++) {
            Instant at = now.minus(Duration.ofDays(365).multipliedBy(count - n).dividedBy(count)).minusSeconds(random.nextInt(600) + 1L);
            lead(n, party(n, at), types.get(random.nextInt(types.size())), at);
            if (n % PORTION == 0 || n == count) {
                for (Copy rows : List.of(parties, phones, tokens, leads, changes)) {
                    rows.flush(connection);
                }
            }
        }
    }

    private void staff() throws SQLException {
        Copy staff = new Copy("staff", "firm_id, id, version, name, roles, seen_at");
        staff.add(firm.id(), firm.person(), 0, cipher.seal(firm.id(), "staff.name", firm.person(), "Bench " + firm.personName()), "intake", now);
        staff.add(firm.id(), firm.auditor(), 0, cipher.seal(firm.id(), "staff.name", firm.auditor(), "Bench " + firm.auditorName()), "compliance", now);
        staff.flush(connection);
    }

    private List<UUID[]> caseTypes() throws SQLException {
        List<UUID[]> types = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement("select practice_area_id, id from case_type where firm_id = ?")) {
            ask.setObject(1, firm.id());
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    types.add(new UUID[] {rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)});
                }
            }
        }
        return types;
    }

    private UUID party(int n, Instant at) {
        UUID id = Uuids.next();
        PartyName name = Names.any(random);
        parties.add(firm.id(), id, 0, "PERSON", cipher.seal(firm.id(), "party.given_name", id, name.given()), cipher.seal(firm.id(), "party.family_name", id, name.family()),
                random.nextInt(3) == 0 ? "ES" : "EN", at, firm.person(), at, firm.person());
        UUID phoneId = Uuids.next();
        Phone phone = new Phone("+1" + (201 + n / NUMBERS_OF_A_CODE) + "555" + (2_000 + n % NUMBERS_OF_A_CODE));
        phones.add(firm.id(), phoneId, 0, id, cipher.seal(firm.id(), "party_phone.number", phoneId, phone.e164()), PhoneIndex.WHOLE.of(index, firm.id(), phone.e164()),
                PhoneIndex.LAST_7.of(index, firm.id(), phone.last(7)), PhoneIndex.LAST_4.of(index, firm.id(), phone.last(4)));
        NameTokens.keyed(index, firm.id(), name).forEach(token -> tokens.add(firm.id(), token, id));
        return id;
    }

    private void lead(int n, UUID party, UUID[] type, Instant at) {
        UUID id = Uuids.next();
        boolean open = random.nextBoolean();
        Stage stage = Stage.values()[random.nextInt(Stage.SIGNED.ordinal())];
        Reason reason = open ? null : Reason.values()[random.nextInt(Reason.values().length)];
        Disposition how = reason == null ? null : reason.disposition();
        leads.add(firm.id(), id, 0, n, party, type[0], type[1], stage, how, how == null ? null : reason, at, at, firm.person(), at, firm.person(), at, firm.person());
        changes.add(firm.id(), Uuids.next(), 0, id, stage, at, firm.person());
    }
}
