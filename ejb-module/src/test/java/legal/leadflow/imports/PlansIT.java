package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import legal.leadflow.TestFirms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables keep no statistics; what the planner assumes instead (V0100, docs/adr/0026) makes it look keys up and read lists in the order of an index. */
@Tag("every-postgres")
class PlansIT {
    private static ImportBench bench;

    @BeforeAll
    static void aFirmWithCallsAndLeads() throws Exception {
        UUID firm = TestFirms.create();
        bench = new ImportBench(firm);
        bench.take(bench.run(), new CallExports(11, 2_500).text(), LeadRule.EVERY, null);
        inquiries(2_500);
    }

    /** Half of them wait. */
    private static void inquiries(int count) throws Exception {
        bench.in(null, ground -> Sql.update(ground.connection(), "insert into inquiry (firm_id, id, version, channel, state, received_at, language, triaged_at, triaged_by, created_at, created_by, changed_at, changed_by)"
                + " select ?, gen_random_uuid(), 0, 'CHAT', case when n % 2 = 0 then 'RECEIVED' else 'SPAM' end, now() - make_interval(mins => n), 'EN', case when n % 2 = 1 then now() end,"
                + " case when n % 2 = 1 then p.who end, now(), p.who, now(), p.who from generate_series(1, ?) n, (select ?::uuid) p(who)", ground.firm(), count, ground.person()));
    }

    @Test
    void theListOfLeadsIsReadInTheOrderOfAnIndex() throws Exception {
        assertThat(plan("select * from lead where firm_id = ? and disposition is null and stage <> 'SIGNED' order by received_at desc, id desc limit 51"))
                .contains("Index Scan using lead_").doesNotContain("Sort");
    }

    @Test
    void theCallLogIsReadInTheOrderOfAnIndex() throws Exception {
        assertThat(plan("select * from call where firm_id = ? order by started_at desc, id desc limit 51")).contains("Index Scan using call_started").doesNotContain("Sort");
    }

    @Test
    void inquiriesAreReadInTheOrderOfAnIndex() throws Exception {
        assertThat(plan("select * from inquiry where firm_id = ? and state = 'RECEIVED' order by received_at, id limit 51")).contains("Index Scan using inquiry_waiting").doesNotContain("Sort");
        assertThat(plan("select * from inquiry where firm_id = ? and state = 'SPAM' order by triaged_at desc, id desc limit 51")).contains("Index Scan using inquiry_triaged")
                .doesNotContain("Sort");
    }

    @Test
    void aNumberIsFoundByItsIndex() throws Exception {
        assertThat(plan("select party_id from party_phone where firm_id = ? and number_index = '\\x01'::bytea")).contains("party_phone_number");
    }

    @Test
    void somebodysCallsAndLeadsAreFoundByTheirIndexes() throws Exception {
        assertThat(plan("select id from call where firm_id = ? and party_id = 'a1fa0000-0000-4000-8000-000000000001'")).contains("call_party");
        assertThat(plan("select id from lead where firm_id = ? and party_id = 'a1fa0000-0000-4000-8000-000000000001'")).contains("lead_party");
    }

    @Test
    void manyKeysAreLookedUpOneByOne() throws Exception {
        assertThat(plan("select n.party_id from unnest(array['\\x01'::bytea, '\\x02'::bytea]) w(x) join party_phone n on n.firm_id = ? and n.number_index = w.x"))
                .contains("Nested Loop").contains("party_phone_number");
    }

    private static String plan(String query) throws Exception {
        return bench.in(null, ground -> String.join("\n", Sql.query(ground.connection(), "explain (costs off) " + query, row -> row.getString(1), ground.firm())));
    }
}
