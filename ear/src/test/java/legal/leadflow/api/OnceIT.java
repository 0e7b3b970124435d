package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import legal.leadflow.journeys.Unique;
import legal.leadflow.stack.Firms;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent twice with one key makes one record. */
@Order(60)
class OnceIT {
    private static final String KEY = "Idempotency-Key";
    private final String key = UUID.randomUUID().toString();
    private final Program marcus = Program.of("marcus");
    private final Program keyed = Program.of("marcus").with(KEY, key);

    private static String lead(String party) {
        return "{\"party\": \"" + party + "\", \"receivedAt\": \"2026-10-05T12:30:00Z\"}";
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndMakesNothingNew() throws SQLException {
        String party = marcus.party(Unique.name("Once"));
        Answer first = keyed.post("/leads", lead(party)).is(201);
        Answer second = keyed.post("/leads", lead(party)).is(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(leads(party)).isEqualTo(1);
        assertThat(marcus.post("/leads", lead(party)).is(201).text("id")).as("without the key").isNotEqualTo(first.text("id"));
    }

    @Test
    void theKeyIsForOneRequestOfOnePerson() throws SQLException {
        String party = marcus.party(Unique.name("Reuse"));
        String made = keyed.post("/leads", lead(party)).is(201).text("id");
        keyed.post("/leads", lead(party).replace("12:30", "12:31")).isProblem(422, "key-reused");
        keyed.post("/parties", "{\"familyName\": \"X\"}").isProblem(422, "key-reused");
        assertThat(leads(party)).isEqualTo(1);
        assertThat(Program.of("priya").with(KEY, key).post("/leads", lead(party)).is(201).text("id")).isNotEqualTo(made);
    }

    @Test
    void aRequestThatWasRefusedDoesNotUseTheKeyUp() {
        keyed.post("/leads", lead(UUID.randomUUID().toString())).isProblem(422, "invalid");
        keyed.post("/leads", lead(marcus.party(Unique.name("After")))).is(201);
    }

    @Test
    void aTwinOfARequestThatIsBeingAnsweredIsTold() throws Exception {
        String party = marcus.party(Unique.name("Twin"));
        CompletableFuture<Answer> first;
        try (Connection held = RunningStack.get().superuser().getConnection(); Statement hold = held.createStatement()) {
            held.setAutoCommit(false);
            hold.execute("select 1 from firm where id = '" + Firms.ALPHA + "' for no key update"); // a new lead takes its number from there; who only refers to the firm goes on
            first = CompletableFuture.supplyAsync(() -> Program.of("marcus").with(KEY, key).post("/leads", lead(party)));
            waitUntilItWaits(first);
            keyed.post("/leads", lead(party)).isProblem(409, "key-in-use");
            held.rollback();
        }
        Answer answer = first.get(1, TimeUnit.MINUTES).is(201);
        assertThat(keyed.post("/leads", lead(party)).is(201).body()).isEqualTo(answer.body());
        assertThat(leads(party)).isEqualTo(1);
    }

    /** By a connection of its own: within one transaction what others do stands still. */
    private static void waitUntilItWaits(CompletableFuture<Answer> first) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement ask = connection.createStatement()) {
            boolean waiting = false;
            while (!waiting) {
                try (ResultSet told = ask.executeQuery("select 1 from pg_stat_activity where usename = 'leadflow_app' and wait_event_type = 'Lock' and query like 'update firm set next_lead%'")) {
                    waiting = told.next();
                }
                assertThat(first).as("a request that waits").isNotDone();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aKeyIsForgottenAfterADayAndNothingOfItCanBeGuessed() throws SQLException {
        String party = marcus.party(Unique.name("Day"));
        String first = keyed.post("/leads", lead(party)).is(201).text("id");
        try (Connection connection = RunningStack.get().superuser().getConnection()) {
            try (PreparedStatement age = connection.prepareStatement("update request_key set at = now() - interval '25 hours' where made = ?::uuid")) {
                age.setString(1, first);
                assertThat(age.executeUpdate()).isEqualTo(1);
            }
            try (PreparedStatement ask = connection.prepareStatement("select k::text from request_key k where made = ?::uuid")) {
                ask.setString(1, first);
                try (ResultSet row = ask.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1)).doesNotContain(key).doesNotContain(party);
                }
            }
        }
        assertThat(keyed.post("/leads", lead(party)).is(201).text("id")).isNotEqualTo(first);
        assertThat(leads(party)).isEqualTo(2);
    }

    @Test
    void otherRecordsAreMadeOnceToo() {
        String party = "{\"familyName\": \"" + Unique.name("Twice") + "\"}";
        assertThat(keyed.post("/parties", party).is(201).body()).isEqualTo(keyed.post("/parties", party).is(201).body());
        Program other = Program.of("marcus").with(KEY, key + "-call");
        String call = "{\"direction\": \"OUTBOUND\", \"outcome\": \"MISSED\", \"startedAt\": \"2026-10-05T17:30:00Z\", \"note\": \"" + Unique.name("n") + "\"}";
        assertThat(other.post("/calls", call).is(201).body()).isEqualTo(other.post("/calls", call).is(201).body());
        String csv = "Call ID,Start time,Duration\n" + Unique.name("c") + ",2026-10-05 10:00:00,20\n";
        String file = ImportsApiIT.upload(Program.of("marcus").with(KEY, key + "-file"), csv).is(201).body();
        assertThat(ImportsApiIT.upload(Program.of("marcus").with(KEY, key + "-file"), csv).is(201).body()).isEqualTo(file);
        ImportsApiIT.upload(Program.of("marcus").with(KEY, key + "-file"), csv + "x,2026-10-05 10:00:00,20\n").isProblem(422, "key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b"})
    void whatIsNoKeyIsNamed(String wrong) {
        assertThat(Program.of("marcus").with(KEY, wrong).post("/parties", "{\"familyName\": \"X\"}").isProblem(400, "malformed").faults()).containsExactly("header Idempotency-Key api.fault.key");
    }

    private static int leads(String party) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); PreparedStatement ask = connection.prepareStatement("select count(*) from lead where party_id = ?::uuid")) {
            ask.setString(1, party);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
