package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import legal.leadflow.tenancy.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The trail holds exactly what was done, read, exported, refused and failed, by whom, about whom, and each field before and after: what an independent model says,
 * not an entry more or less, in that order (S40). Through the services with their interceptors and Hibernate's listeners, in the real database.
 */
@Tag("proof")
class AuditSetIT {
    private static final int FIRMS = 3;
    /** Operations between two looks at the trail. */
    private static final int AT_ONCE = 100;
    private static final Set<String> TIMES = Set.of("stage_since", "at");
    @TempDir Path folder;
    private SealerWatch sealer;
    private long seen;

    @BeforeEach
    void aSealer() throws Exception {
        sealer = new TestTrail(folder).sealer;
    }

    private AuditModel model(AuditedServer server, Random random) throws Exception {
        AuditModel model = new AuditModel(server, random, FIRMS);
        seen = newest();
        return model;
    }

    @Test
    void theTrailIsWhatTheModelSays() throws Exception {
        try (Proof proof = Proof.of(Goal.S40, "services' calls", 1); AuditedServer server = new AuditedServer(TestFirms.context(), sealer)) {
            AuditModel model = model(server, proof.random());
            Map<String, Integer> done = new HashMap<>();
            while (proof.triedSoFar() < proof.size()) {
                for (int i = 0; i < AT_ONCE && proof.triedSoFar() < proof.size(); i++) {
                    done.merge(model.next(), 1, Integer::sum);
                    proof.tried();
                }
                List<String> differs = differences(model.expected(), trail(model.firms()));
                differs.forEach(proof::found);
                assertThat(differs).as("seed %d", proof.seed()).isEmpty();
                sealer.run(TestDatabase.app());
                if (sealer.status().firmsBehind() == 0) {
                    model.sealed();
                }
            }
            assertThat(done).as("kinds of operations").hasSizeGreaterThan(15);
        }
    }

    @Test
    void anEntryThatIsLostIsMissed() throws Exception {
        assertThat(differencesWith(new AuditWriter(TestFirms.CIPHER) {
            private boolean lost;

            @Override
            void write(Caller caller, AuditScope scope, Outcome outcome) {
                if (lost || !scope.action.equals("lead.viewed")) {
                    super.write(caller, scope, outcome);
                }
                lost |= scope.action.equals("lead.viewed");
            }
        })).hasSize(1).first().asString().startsWith("missing: ").contains("lead.viewed");
    }

    @Test
    void aFieldThatIsLostIsMissed() throws Exception {
        assertThat(differencesWith(new AuditWriter(TestFirms.CIPHER) {
            @Override
            void write(Caller caller, AuditScope scope, Outcome outcome) {
                scope.changes.removeIf(change -> change.field().equals("from_stage"));
                super.write(caller, scope, outcome);
            }
        })).isNotEmpty().allMatch(one -> one.contains("lead_stage_change"));
    }

    private List<String> differencesWith(AuditWriter broken) throws Exception {
        try (AuditedServer server = new AuditedServer(TestFirms.context(), sealer)) {
            server.put(AuditWriter.class, broken);
            AuditModel model = model(server, new Random(1));
            for (int i = 0; i < 300; i++) {
                model.next();
            }
            return differences(model.expected(), trail(model.firms()));
        }
    }

    /** In the order in which they were written; where both have the same entries in another order, that is a difference too. */
    private static List<String> differences(List<String> expected, List<String> told) {
        if (told.equals(expected)) {
            return List.of();
        }
        List<String> differs = new ArrayList<>();
        List<String> more = new ArrayList<>(told);
        expected.stream().filter(entry -> !more.remove(entry)).forEach(entry -> differs.add("missing: " + entry));
        more.forEach(entry -> differs.add("nobody did: " + entry));
        return differs.isEmpty() ? List.of("the same entries in another order") : differs;
    }

    /** What was written since this was asked last; one client works, so that transactions end in the order of their numbers. */
    private List<String> trail(List<UUID> firms) throws SQLException {
        Map<UUID, List<String>> changes = new HashMap<>();
        Map<UUID, String> details = new HashMap<>();
        List<String> told = new ArrayList<>();
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            try (PreparedStatement query = prepared(connection, "select e.firm_id, e.id, c.entity, c.field, c.kind, v.id, v.old_value, v.new_value from audit_entry e join audit_change c"
                    + " on c.firm_id = e.firm_id and c.at = e.at and c.entry_id = e.id left join audit_value v on v.firm_id = c.firm_id and v.at = c.at and v.id = c.id", firms);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    changes.computeIfAbsent(rows.getObject(2, UUID.class), entry -> new ArrayList<>()).add(AuditModel.change(rows.getString(3), rows.getString(4), rows.getString(5),
                            value(rows, rows.getString(4), "old_value", 7), value(rows, rows.getString(4), "new_value", 8)));
                }
            }
            try (PreparedStatement query = prepared(connection, "select e.firm_id, e.id, '', '', '', e.id, v.new_value from audit_entry e join audit_value v"
                    + " on v.firm_id = e.firm_id and v.at = e.at and v.id = e.id", firms); ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    details.put(rows.getObject(2, UUID.class), value(rows, "", "new_value", 7));
                }
            }
            try (PreparedStatement query = prepared(connection, "select e.firm_id, e.id, e.actor, e.action, e.outcome, e.subject_kind, e.subject_id, e.party_id, e.lead_id, e.xid::text::bigint"
                    + " from audit_entry e", firms); ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(2, UUID.class);
                    told.add(AuditModel.line(rows.getObject(1, UUID.class), rows.getObject(3, UUID.class), rows.getString(4), rows.getString(5), rows.getString(6), rows.getString(7),
                            rows.getString(8), rows.getString(9), details.get(id), changes.getOrDefault(id, List.of())));
                    seen = Math.max(seen, rows.getLong(10));
                }
            }
        }
        return told;
    }

    private PreparedStatement prepared(Connection connection, String sql, List<UUID> firms) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql + " where e.firm_id = any(?) and e.xid > ?::text::xid8 order by e.xid");
        query.setArray(1, connection.createArrayOf("uuid", firms.toArray()));
        query.setString(2, Long.toString(seen));
        return query;
    }

    /** In the open, as whoever reads the trail gets it; moments that only the product knows, and ids of what it makes, are told as such. */
    private static String value(ResultSet row, String field, String column, int place) throws SQLException {
        UUID id = row.getObject(6, UUID.class);
        byte[] sealed = row.getBytes(place);
        String open = id == null || sealed == null ? null : TestFirms.CIPHER.open(row.getObject(1, UUID.class), "audit_value." + column, id, sealed);
        return open == null ? null : TIMES.contains(field) ? "<time>" : field.equals("stage_change_id") ? "<id>" : open;
    }

    private static long newest() throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement query = connection.prepareStatement("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
