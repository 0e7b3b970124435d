package legal.leadflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.Reason;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The demo's data tells a story that holds together. Runs before anybody adds to it. */
@Order(1)
class DemoDataIT {
    private final RunningStack stack = RunningStack.get();

    @Test
    void eachFirmHasAYearOfLeadsAndCalls() throws SQLException {
        for (DemoFirm firm : DemoFirm.both()) {
            assertThat(number("select count(*) from lead where firm_id = ?", firm)).isGreaterThanOrEqualTo(2_000);
            assertThat(number("select count(*) from call where firm_id = ?", firm)).isGreaterThanOrEqualTo(5_000);
            assertThat(number("select extract(day from max(started_at) - min(started_at)) from call where firm_id = ?", firm)).isGreaterThan(350);
            assertThat(number("select count(*) from call where firm_id = ? and started_at > now() - interval '1 day' and direction = 'INBOUND'"
                    + " and outcome in ('MISSED', 'VOICEMAIL', 'ABANDONED')", firm)).isGreaterThanOrEqualTo(4);
            assertThat(number("select count(*) from audit_entry where firm_id = ? and action = 'demo.loaded'", firm)).isEqualTo(1);
            assertThat(number("select next_lead - 1 - (select max(number) from lead where firm_id = firm.id) from firm where id = ?", firm)).isNotNegative();
        }
    }

    @Test
    void eachFirmHasInquiriesThatWaitOfSeveralChannelsAndLanguagesAndSomeInEveryOtherStateThatFollowsFromThem() throws SQLException {
        for (DemoFirm firm : DemoFirm.both()) {
            assertThat(number("select count(*) from inquiry where firm_id = ? and state = 'RECEIVED'", firm)).isGreaterThanOrEqualTo(7);
            assertThat(number("select count(distinct channel) from inquiry where firm_id = ? and state = 'RECEIVED'", firm)).isEqualTo(7);
            assertThat(number("select count(distinct language) from inquiry where firm_id = ? and state = 'RECEIVED'", firm)).isEqualTo(2);
            assertThat(number("select count(distinct state) from inquiry where firm_id = ?", firm)).isGreaterThanOrEqualTo(5);
            assertThat(number("select count(*) from inquiry i where firm_id = ? and not exists (select from inquiry_message m where m.firm_id = i.firm_id and m.id = i.id)"
                    + " and created_at < (select min(at) from audit_entry e where e.firm_id = i.firm_id and action = 'demo.loaded')", firm)).isZero();
            assertThat(number("select count(*) from inquiry i join party_phone n on n.firm_id = i.firm_id and n.number_index = i.phone_index where i.firm_id = ?", firm)).as("known numbers").isPositive();
        }
    }

    @Test
    void everyLeadStandsWhereItsHistoryEnds() throws SQLException {
        for (DemoFirm firm : DemoFirm.both()) {
            assertThat(number("select count(*) from lead l where firm_id = ? and created_at < (select min(at) from audit_entry e where e.firm_id = l.firm_id"
                    + " and action = 'demo.loaded') and (stage, coalesce(disposition, ''), coalesce(reason, ''), stage_since) is distinct from"
                    + " (select (to_stage, coalesce(c.disposition, ''), coalesce(c.reason, ''), at)::record from lead_stage_change c where c.firm_id = l.firm_id"
                    + " and c.lead_id = l.id order by at desc, c.id desc limit 1) and changed_by = any (array(select id from staff s where s.firm_id = l.firm_id))"
                    + " and version = (select count(*) - 1 from lead_stage_change c where c.firm_id = l.firm_id and c.lead_id = l.id)", firm)).isZero();
            for (String[] ended : rows("select distinct disposition, reason from lead where firm_id = ? and disposition is not null", firm)) {
                assertThat(Reason.valueOf(ended[1]).disposition()).isEqualTo(Disposition.valueOf(ended[0]));
            }
            assertThat(number("select count(*) from lead where firm_id = ? and stage = 'SIGNED' and disposition is not null", firm)).isZero();
            assertThat(number("select count(distinct stage) from lead where firm_id = ?", firm)).isEqualTo(12);
            assertThat(number("select count(distinct disposition) from lead where firm_id = ?", firm)).isEqualTo(6);
        }
    }

    @Test
    void namesOpenWithTheFirmsKeyAndWithNoOther() throws SQLException {
        FieldCipher cipher = new FieldCipher(new KeyRing(stack.folders().firmKeys(), stack.secrets()));
        for (DemoFirm firm : DemoFirm.both()) {
            for (String[] party : rows("select id, encode(family_name, 'hex') from party where firm_id = ? order by id limit 50", firm)) {
                byte[] sealed = java.util.HexFormat.of().parseHex(party[1]);
                assertThat(cipher.open(firm.id(), "party.family_name", UUID.fromString(party[0]), sealed)).matches("[\\p{L}’ -]{2,}");
            }
        }
    }

    @Test
    void loadingAgainChangesNothing() throws SQLException {
        List<String> told = new ArrayList<>();
        new DemoData(stack.app(), stack.secrets(), stack.folders().firmKeys(), DemoPerson.of(stack.folders().config().resolve("keycloak/demo.json"))).load(told::add);
        assertThat(told).isEmpty();
    }

    private long number(String sql, DemoFirm firm) throws SQLException {
        return Long.parseLong(rows(sql, firm).get(0)[0]);
    }

    private List<String[]> rows(String sql, DemoFirm firm) throws SQLException {
        List<String[]> told = new ArrayList<>();
        try (Connection connection = stack.superuser().getConnection(); PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setObject(1, firm.id());
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    String[] row = new String[rows.getMetaData().getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = rows.getString(i + 1);
                    }
                    told.add(row);
                }
            }
        }
        return told;
    }
}
