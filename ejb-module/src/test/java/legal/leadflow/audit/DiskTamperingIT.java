package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import legal.leadflow.tenancy.Origin;
import legal.leadflow.tenancy.Right;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bits of the trail changed in PostgreSQL's own files while it is stopped. Whoever does that mends the pages' checksums too: here the server is told to
 * ignore them, so that the verifier alone has to find it.
 */
@Tag("proof")
class DiskTamperingIT {
    /** The most firms whose trails are changed, one bit in each, by one stop of the server. */
    private static final int AT_ONCE = 100;
    private static final int STOPS = 3;
    @TempDir Path folder;
    private final Map<UUID, List<StoredRows.Place>> places = new HashMap<>();

    /** A bit that was changed. */
    private record Flip(StoredRows.Place place, int bit) {
        void now() throws IOException {
            try (RandomAccessFile open = new RandomAccessFile(place.file().toFile(), "rw")) {
                open.seek(place.offset());
                int was = open.read();
                open.seek(place.offset());
                open.write(was ^ 1 << bit);
            }
        }

        @Override
        public String toString() {
            return place.column() + ", bit " + bit + " of byte " + place.offset();
        }
    }

    @Test
    void aBitChangedOnTheDiskIsFound() throws Exception {
        try (Proof proof = Proof.of(Goal.S41, "on the disk", 0.2)) {
            List<TestTrail> trails = sealed((int) Math.min(AT_ONCE, (proof.size() + STOPS - 1) / STOPS));
            locate();
            Random random = proof.random();
            List<String> missed = new ArrayList<>();
            while (proof.triedSoFar() < proof.size()) {
                Map<TestTrail, Flip> flips = new HashMap<>();
                for (TestTrail trail : trails) {
                    List<StoredRows.Place> its = places.get(trail.firm);
                    flips.put(trail, new Flip(its.get(random.nextInt(its.size())), random.nextInt(8)));
                }
                changed(flips, connection -> {
                    for (TestTrail trail : trails) {
                        proof.tried();
                        if (isFound(trail, connection)) {
                            proof.found(flips.get(trail).toString());
                        } else {
                            missed.add(flips.get(trail).toString());
                        }
                    }
                });
                for (TestTrail trail : trails) {
                    assertThat(trail.findings(trail.export())).as("as it was before").isEmpty();
                }
            }
            assertThat(missed).as("seed %d", proof.seed()).isEmpty();
        }
    }

    private interface Work {
        void with(Connection connection) throws Exception;
    }

    private static void changed(Map<TestTrail, Flip> flips, Work work) throws Exception {
        TestDatabase.server().close();
        for (Flip flip : flips.values()) {
            flip.now();
        }
        TestDatabase.server().start();
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            TestTrail.run(connection, "set ignore_checksum_failure = on");
            work.with(connection);
        } finally {
            TestDatabase.server().close();
            for (Flip flip : flips.values()) {
                flip.now();
            }
            TestDatabase.server().start();
        }
    }

    /** What PostgreSQL cannot read, or cannot send as text, is found by PostgreSQL: damage (class XX) or no value of its type (class 22). Any other error is none of the flip's. */
    private static boolean isFound(TestTrail trail, Connection connection) throws Exception {
        String export;
        try {
            export = trail.export(connection);
        } catch (SQLException e) {
            if (!e.getSQLState().startsWith("XX") && !e.getSQLState().startsWith("22")) {
                throw e;
            }
            return true;
        }
        return !trail.findings(export).isEmpty();
    }

    /** Trails of one seal over an entry with all that an entry can have, and one about nothing. */
    private List<TestTrail> sealed(int many) throws Exception {
        List<TestTrail> trails = new ArrayList<>();
        try (Connection connection = TestDatabase.app().getConnection()) {
            for (int i = 0; i < many; i++) {
                TestTrail trail = i == 0 ? new TestTrail(folder) : new TestTrail(folder, trails.get(0).sealer);
                TestFirms.enter(connection, trail.firm, trail.person, Right.FIRM);
                Origin.set(new Origin("192.0.2.7", UUID.randomUUID()));
                AuditScope scope = new AuditScope("lead.moved");
                scope.about("lead", UUID.randomUUID());
                scope.about("party", UUID.randomUUID());
                scope.detail = "searched";
                scope.changes.add(new FieldChange("lead", scope.subject, "stage", FieldChange.Kind.CHANGED, "NEW", "CONTACTED"));
                scope.changes.add(new FieldChange("lead", scope.subject, "*", FieldChange.Kind.CREATED, null, null));
                trail.writer.write(connection, trail.caller(), scope, Outcome.DONE);
                Origin.set(null);
                trail.writer.write(connection, trail.caller(), new AuditScope("audit.listed"), Outcome.DONE);
                connection.commit();
                trails.add(trail);
            }
        }
        for (TestTrail trail : trails) {
            if (trail.seals() == 0) { // one run seals all
                trail.seal();
            }
        }
        return trails;
    }

    /** Rows that were taken back by earlier tests are vacuumed away, so that no page is put in order while bits in it are changed. */
    private void locate() throws Exception {
        String month = "_" + YearMonth.now(ZoneOffset.UTC).toString().replace('-', '_');
        List<StoredRows> tables = new ArrayList<>();
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            for (String table : Stream.of("audit_entry", "audit_change", "audit_value").map(name -> name + month).toList()) {
                TestTrail.run(connection, "vacuum (freeze) " + table);
                tables.add(new StoredRows(connection, table));
            }
            TestTrail.run(connection, "vacuum (freeze) audit_seal");
            tables.add(new StoredRows(connection, "audit_seal"));
            TestTrail.run(connection, "checkpoint");
        }
        for (StoredRows table : tables) {
            table.places().forEach((firm, some) -> places.computeIfAbsent(firm, key -> new ArrayList<>()).addAll(some));
        }
    }
}
