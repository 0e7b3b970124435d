package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import legal.leadflow.TestDatabase;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes of the trail changed in PostgreSQL's own files while it is stopped. Whoever does that mends the pages' checksums too: here the server is told to
 * ignore them, so that the verifier alone has to find it.
 */
@Tag("proof")
class DiskTamperingIT {
    /** Firms that are tampered with by one stop of the server. */
    private static final int AT_ONCE = 50;
    /** Of an entry 32 bytes are its id and actor; of a value the id, and, each behind a byte of its length, the table's name and the sealed text. */
    private static final int[] VALUE = IntStream.concat(IntStream.range(0, 16), IntStream.concat(IntStream.range(17, 21), IntStream.range(22, 40))).toArray();
    @TempDir Path folder;
    private SealerWatch sealer;

    @Test
    void aByteChangedOnTheDiskIsFound() throws Exception {
        sealer = new TestTrail(folder).sealer;
        try (Proof proof = Proof.of(Goal.S41, "on the disk", 0.02)) {
            Random random = proof.random();
            while (proof.triedSoFar() < proof.size()) {
                List<TestTrail> trails = sealed((int) Math.min(AT_ONCE, proof.size() - proof.triedSoFar()));
                TestTrail untouched = sealed(1).get(0);
                Path entries = file("audit_entry");
                Path values = file("audit_value");
                TestDatabase.server().close();
                for (TestTrail trail : trails) {
                    boolean ofEntry = random.nextBoolean();
                    flip(ofEntry ? entries : values, trail.firm, ofEntry ? random.nextInt(32) : VALUE[random.nextInt(VALUE.length)], random);
                }
                TestDatabase.server().start();
                try (Connection connection = TestDatabase.superuser().getConnection()) {
                    TestTrail.run(connection, "set ignore_checksum_failure = on");
                    for (TestTrail trail : trails) {
                        proof.tried();
                        if (!trail.findings(exported(trail, connection)).isEmpty()) {
                            proof.found("a byte of firm " + trail.firm);
                        }
                    }
                    assertThat(untouched.findings(untouched.export(connection))).as("an untouched trail beside them").isEmpty();
                    clean(connection, trails);
                }
            }
            assertThat(proof.foundSoFar()).as("seed %d", proof.seed()).isEqualTo(proof.triedSoFar());
        }
    }

    private List<TestTrail> sealed(int many) throws Exception {
        List<TestTrail> trails = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            TestTrail trail = new TestTrail(folder, sealer);
            trail.write(true);
            trail.seal();
            trails.add(trail);
        }
        return trails;
    }

    /** A row that PostgreSQL cannot read at all is found by PostgreSQL, and lacks in the export. */
    private static String exported(TestTrail trail, Connection connection) throws Exception {
        try {
            return trail.export(connection);
        } catch (SQLException e) {
            return "X1|" + trail.firm + "|newest|" + Long.MAX_VALUE / 2;
        }
    }

    /** The file of this month's partition, with all that was written on the disk. */
    private static Path file(String table) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            TestTrail.run(connection, "checkpoint");
            try (var query = connection.prepareStatement("select current_setting('data_directory') || '/' || pg_relation_filepath((? || to_char(now() at time zone 'UTC', '_YYYY_MM'))::regclass)")) {
                query.setString(1, table);
                try (var row = query.executeQuery()) {
                    row.next();
                    return Path.of(row.getString(1));
                }
            }
        }
    }

    /** @param offset in the row behind firm and time, 24 bytes */
    private static void flip(Path file, UUID firm, int offset, Random random) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int place = 24 + offset + find(bytes, ByteBuffer.allocate(16).putLong(firm.getMostSignificantBits()).putLong(firm.getLeastSignificantBits()).array());
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(place);
            open.write(bytes[place] ^ 1 << random.nextInt(8));
        }
    }

    private static int find(byte[] all, byte[] wanted) {
        for (int at = 0; at + wanted.length <= all.length; at++) {
            int same = 0;
            while (same < wanted.length && all[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        throw new IllegalStateException("the firm's row is not in the file");
    }

    /** Damaged rows would be in other tests' way. */
    private static void clean(Connection connection, List<TestTrail> trails) throws SQLException {
        for (String table : List.of("audit_entry", "audit_value")) {
            String partition = table + "_" + java.time.YearMonth.now(java.time.ZoneOffset.UTC).toString().replace('-', '_');
            TestTrail.run(connection, "alter table " + partition + " disable trigger append_only");
            for (TestTrail trail : trails) {
                TestTrail.run(connection, "delete from " + partition + " where firm_id = '" + trail.firm + "'");
            }
            TestTrail.run(connection, "alter table " + partition + " enable always trigger append_only");
        }
    }
}
