package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.sealing.Digests;
import legal.leadflow.sealing.Leaf;
import legal.leadflow.sealing.Seal;
import legal.leadflow.sealing.Verification;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sealed trail against somebody who owns the database: tampering as superuser with triggers off, found by the verifier from an export and the heads. */
@Tag("every-postgres")
class SealedTrailIT {
    private static final Secrets SECRETS = Secrets.of(Map.of(Secrets.MASTER, TestFirms.SECRETS.secret(Secrets.MASTER), Secrets.CONTEXT_PREFIX + 1,
            TestFirms.SECRETS.secret(Secrets.CONTEXT_PREFIX + 1), Secrets.AUDIT_PREFIX + 1, new byte[32]));
    private final AuditWriter writer = new AuditWriter(TestFirms.CIPHER);
    private final UUID person = UUID.randomUUID();
    private final List<UUID> entries = new ArrayList<>();
    @TempDir Path folder;
    private UUID firm;
    private Path heads;
    private SealerWatch sealer;

    @BeforeEach
    void aSealedTrailOfFourSeals() throws Exception {
        firm = TestFirms.create();
        heads = folder.resolve("heads");
        System.setProperty(SealerWatch.HEADS, heads.toString());
        sealer = sealer();
        for (int seal = 0; seal < 4; seal++) {
            for (int i = 0; i < 5; i++) {
                write(i % 2 == 0);
            }
            seal();
        }
    }

    private SealerWatch sealer() {
        return new SealerWatch(TestFirms.sealing(), TestFirms.KEYS, SECRETS);
    }

    @Test
    void anUntouchedTrailFits() throws Exception {
        Verification told = verified(export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.summary()).contains("20 entries").contains("4 signed heads");
    }

    @Test
    void whateverIsChangedRemovedInsertedOrReorderedIsFound() throws Exception {
        int size = Integer.getInteger("leadflow.proof.S41", 150);
        long seed = Long.getLong("leadflow.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<String, Integer> tried = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String[] one = TAMPERINGS[i % TAMPERINGS.length];
            try (Connection connection = asWhoeverOwnsTheDatabase()) {
                int touched = tamper(connection, one, random);
                assertThat(touched).as("%s touched something (seed %d)", one[0], seed).isPositive();
                assertThat(verified(export(connection)).findings()).as("%s (seed %d)", one[0], seed).isNotEmpty();
                tried.merge(one[0], 1, Integer::sum);
                connection.rollback();
            }
        }
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(size);
        assertThat(verified(export()).findings()).as("and nothing afterwards").isEmpty();
    }

    /** Name, statements; :e one of the entries, :o another of the same seal, :n the newest seal's number. */
    private static final String[][] TAMPERINGS = {
        {"an action changed", "update audit_entry set action = 'lead.forged' where id = :e"},
        {"another actor", "update audit_entry set actor = gen_random_uuid() where id = :e"},
        {"an outcome changed", "update audit_entry set outcome = 'FAILED' where id = :e"},
        {"another time", "update audit_entry set at = at + interval '1 microsecond' where id = :e"},
        {"another lead", "update audit_entry set lead_id = gen_random_uuid() where id = :e"},
        {"an address removed or put in", "update audit_entry set address = case when address is null then '\\x01'::bytea end where id = :e"},
        {"an entry removed", "delete from audit_entry where id = :e"},
        {"an entry and its changes removed", "delete from audit_change where entry_id = :e", "delete from audit_entry where id = :e"},
        {"an entry inserted", "insert into audit_entry (firm_id, at, id, actor, action, outcome, xid) select firm_id, at, gen_random_uuid(), actor, action, outcome, xid from audit_entry where id = :e"},
        {"two entries re-ordered", "update audit_entry e set at = o.at, xid = o.xid from (select id, at, xid from audit_entry where id in (:e, :o)) o where e.id in (:e, :o) and o.id <> e.id"},
        {"an entry moved to another seal", "update audit_entry set xid = (select s.from_xid from audit_seal s where s.firm_id = audit_entry.firm_id and not (audit_entry.xid >= s.from_xid and audit_entry.xid < s.to_xid) limit 1) where id = :e"},
        {"a field renamed", "update audit_change set field = 'reason' where entry_id = :c"},
        {"a change removed", "delete from audit_change where entry_id = :c"},
        {"a change inserted", "insert into audit_change (firm_id, at, id, entry_id, entity, record_id, field, kind) select firm_id, at, gen_random_uuid(), id, 'lead', id, 'stage', 'CHANGED' from audit_entry where id = :e"},
        {"a value's bit flipped", "update audit_value set new_value = set_bit(new_value, 20, 1 - get_bit(new_value, 20)) where id in (select id from audit_change where entry_id = :c)"},
        {"a value removed", "delete from audit_value where id in (select id from audit_change where entry_id = :c)"},
        {"a value's digest changed", "update audit_value set digest = sha256(digest) where id in (select id from audit_change where entry_id = :c)"},
        {"a value emptied with its salt left", "update audit_value set new_value = null where id in (select id from audit_change where entry_id = :c)"},
        {"a value replaced with a fitting digest", "update audit_value set new_value = '\\x01', digest = sha256(salt || int4send(coalesce(length(old_value), -1)) || coalesce(old_value, '\\x'::bytea) || int4send(1) || '\\x01'::bytea)"
            + " where id in (select id from audit_change where entry_id = :c)"},
        {"the newest entries and their seal removed", "delete from audit_entry where firm_id = :f and xid >= (select from_xid from audit_seal where firm_id = :f and number = :n)", "delete from audit_seal where firm_id = :f and number = :n"},
        {"all entries and seals removed", "delete from audit_entry where firm_id = :f", "delete from audit_seal where firm_id = :f"},
        {"a seal removed", "delete from audit_seal where firm_id = :f and number = 2"},
        {"the newest seal removed", "delete from audit_seal where firm_id = :f and number = :n"},
        {"a seal's root changed", "update audit_seal set root = sha256(root) where firm_id = :f and number = 3"},
        {"a seal's range changed", "update audit_seal set to_xid = (to_xid::text::bigint + 1)::text::xid8 where firm_id = :f and number = :n"},
        {"a seal's time changed", "update audit_seal set at_us = at_us + 1 where firm_id = :f and number = :n"},
    };

    @Test
    void aTrailThatWasSealedAnewDoesNotFitItsHeads() throws Exception {
        try (Connection connection = asWhoeverOwnsTheDatabase()) {
            run(connection, "update audit_entry set actor = gen_random_uuid() where id = '" + entries.get(17) + "'");
            Seal third = Seals.from(connection, firm, 3, 1).get(0);
            Seal last = Seals.newest(connection, firm);
            run(connection, "delete from audit_seal where firm_id = '" + firm + "' and number = 4");
            List<byte[]> leaves = new ArrayList<>();
            Leaf[] leaf = new Leaf[1];
            new SealedLines(connection, firm).read(last.from(), last.to(), new SealedLines.Sink() {
                @Override
                public void entry(String line) {
                    if (leaf[0] != null) {
                        leaves.add(leaf[0].hash());
                    }
                    leaf[0] = new Leaf(line);
                }

                @Override
                public void part(String sealed, String exported) {
                    leaf[0].add(sealed);
                }
            });
            leaves.add(leaf[0].hash());
            Seals.keep(connection, new Seal(firm, 4, last.from(), last.to(), leaves.size(), last.total(), Digests.root(leaves), third.hash(), last.at()));
            assertThat(verified(export(connection)).findings()).containsExactly("seal 4 is not the one that was signed");
            connection.rollback();
        }
    }

    @Test
    void whatIsSealedAfterTheExportIsNotMissedInIt() throws Exception {
        String earlier = export();
        write(true);
        seal();
        assertThat(verified(earlier).findings()).isEmpty();
        assertThat(verified(export()).summary()).contains("21 entries");
    }

    @Test
    void erasedValuesFit() throws Exception {
        try (Connection connection = asWhoeverOwnsTheDatabase()) {
            assertThat(run(connection, "update audit_value set old_value = null, new_value = null, salt = null where firm_id = '" + firm + "'")).isPositive();
            Verification told = verified(export(connection));
            assertThat(told.findings()).isEmpty();
            assertThat(told.summary()).doesNotContain(" 0 erased");
            connection.rollback();
        }
    }

    @Test
    void aCutTrailIsNoticedByTheServerItselfAndNotSealedOver() throws Exception {
        cut();
        SealerWatch another = sealer();
        write(false);
        another.run(TestDatabase.app());
        assertThat(another.trouble(firm)).isEqualTo("trail-cut");
        assertThat(another.status().trouble()).isEqualTo("trail-cut");
        assertThat(seals()).isEqualTo(3);
    }

    @Test
    void aTrailThatIsCutWhileTheServerRunsIsNoticedToo() throws Exception {
        cut();
        write(false);
        sealer.run(TestDatabase.app());
        assertThat(sealer.trouble(firm)).isEqualTo("trail-cut");
        assertThat(seals()).isEqualTo(3);
    }

    @Test
    void oneFirmsErrorDoesNotKeepTheOthersFromBeingSealed() throws Exception {
        UUID ill = new UUID(Long.MIN_VALUE, firm.getLeastSignificantBits()); // comes before all others
        TestFirms.KEYS.create(ill);
        SealingQueue.written(ill);
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            run(connection, "alter table audit_seal add constraint ill check (firm_id <> '" + ill + "')");
            run(connection, "insert into firm (id, name, time_zone, currency) values ('" + ill + "', 'Ill', 'UTC', 'USD')");
            run(connection, "insert into audit_entry (firm_id, id, actor, action, outcome) values ('" + ill + "', gen_random_uuid(), gen_random_uuid(), 'lead.viewed', 'DONE')");
            write(true);
            seal();
            assertThat(sealer.status().trouble()).isEqualTo("firm-not-sealed");
            assertThat(sealer.trouble(ill)).isEqualTo("firm-not-sealed");
            assertThat(sealer.trouble(firm)).as("the others' pages do not warn").isNull();
        } finally {
            try (Connection connection = TestDatabase.superuser().getConnection()) {
                run(connection, "alter table audit_seal drop constraint ill");
            }
        }
        seal();
        assertThat(sealer.status().trouble()).isNull();
        assertThat(verified(export()).findings()).isEmpty();
    }

    @Test
    void whatIsNotCommittedYetIsSealedLaterAndNeverSkipped() throws Exception {
        try (Connection slow = TestFirms.enter(firm, person, Right.FIRM)) {
            writer.write(slow, caller(), new AuditScope("lead.slow"), Outcome.DONE);
            write(true);
            sealer.run(TestDatabase.app());
            assertThat(sealer.status().oldest()).as("the entry behind the horizon waits").isPositive();
            slow.commit();
        }
        seal();
        assertThat(sealer.status().trouble()).isNull();
        assertThat(sealer.status().firmsBehind()).isZero();
        Verification told = verified(export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.summary()).contains("22 entries");
    }

    @Test
    void twoNodesSealingAtOnceMakeOneChain() throws Exception {
        SealerWatch other = sealer();
        for (int i = 0; i < 10; i++) {
            write(true);
            Thread second = new Thread(() -> other.run(TestDatabase.app()));
            second.start();
            sealer.run(TestDatabase.app());
            second.join();
        }
        seal();
        assertThat(verified(export()).findings()).isEmpty();
    }

    @Test
    void aHeadOfAnotherKeyOrACutExportIsFound() throws Exception {
        String whole = export();
        assertThat(verified(whole.substring(0, whole.lastIndexOf("Z|"))).findings()).contains("the export is cut off");
        Files.writeString(heads, Files.readString(heads).replace(firm + "|4|", firm + "|5|"));
        assertThat(verified(whole).findings()).anyMatch(finding -> finding.contains("not signed with this key"));
    }

    /** Takes the newest seal away for good. */
    private void cut() throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "alter table audit_seal disable trigger append_only");
            run(connection, "delete from audit_seal where firm_id = '" + firm + "' and number = 4");
            run(connection, "alter table audit_seal enable always trigger append_only");
            connection.commit();
        }
    }

    private void write(boolean change) throws SQLException {
        AuditScope scope = new AuditScope(change ? "lead.moved" : "lead.viewed");
        scope.about("lead", UUID.randomUUID());
        scope.detail = change ? null : "searched";
        if (change) {
            scope.changes.add(new FieldChange("lead", scope.subject, "stage", FieldChange.Kind.CHANGED, "NEW", "CONTACTED"));
        }
        try (Connection connection = TestFirms.enter(firm, person, Right.FIRM)) {
            writer.write(connection, caller(), scope, Outcome.DONE);
            connection.commit();
        }
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement newest = connection.prepareStatement(
                "select id from audit_entry where firm_id = ? order by xid desc limit 1")) {
            newest.setObject(1, firm);
            try (var row = newest.executeQuery()) {
                row.next();
                entries.add(row.getObject(1, UUID.class));
            }
        }
    }

    private Caller caller() {
        return new Caller(firm, person, Set.of(Role.RECEPTIONIST), "");
    }

    /** Other tests' transactions hold the horizon back for moments: until everything of this firm is sealed. */
    private void seal() throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        do {
            sealer.run(TestDatabase.app());
            assertThat(System.nanoTime()).as("sealed in time; trouble " + sealer.status()).isLessThan(end);
        } while (!sealed());
    }

    private boolean sealed() throws SQLException {
        return count("select count(*) from audit_entry e where firm_id = ? and not exists (select from audit_seal s where s.firm_id = e.firm_id and e.xid >= s.from_xid and e.xid < s.to_xid)") == 0;
    }

    private long seals() throws SQLException {
        return count("select count(*) from audit_seal where firm_id = ?");
    }

    private long count(String query) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement count = connection.prepareStatement(query)) {
            count.setObject(1, firm);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Connection asWhoeverOwnsTheDatabase() throws SQLException {
        Connection connection = TestDatabase.superuser().getConnection();
        connection.setAutoCommit(false);
        run(connection, "alter table audit_seal disable trigger append_only");
        for (String table : List.of("audit_entry", "audit_change", "audit_value")) {
            run(connection, "alter table " + table + " disable trigger append_only");
            run(connection, "do $$ declare p regclass; begin for p in select inhrelid from pg_inherits where inhparent = '" + table
                    + "'::regclass loop execute format('alter table %s disable trigger append_only', p); end loop; end $$");
        }
        return connection;
    }

    private int tamper(Connection connection, String[] one, Random random) throws SQLException {
        int at = random.nextInt(entries.size());
        UUID other = entries.get(at / 5 * 5 + (at + 1) % 5);
        UUID withChange = entries.get(random.nextInt(4) * 5 + random.nextInt(3) * 2);
        int touched = 0;
        for (int i = 1; i < one.length; i++) {
            touched += run(connection, one[i].replace(":e", "'" + entries.get(at) + "'").replace(":o", "'" + other + "'").replace(":c", "'" + withChange + "'")
                    .replace(":f", "'" + firm + "'").replace(":n", "4"));
        }
        return touched;
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    private String export() throws Exception {
        try (Connection connection = TestFirms.enter(firm, person, Role.COMPLIANCE.rights().toArray(Right[]::new))) {
            return export(connection);
        }
    }

    private String export(Connection connection) throws Exception {
        StringBuilder out = new StringBuilder(SealedExport.head(firm, true, SealedLines.micros(java.time.OffsetDateTime.now())));
        int seals = SealedExport.write(connection, firm, 1, Long.MAX_VALUE, 1_000, out);
        return out.append(SealedExport.end(seals)).toString();
    }

    private Verification verified(String export) throws Exception {
        String pem = Files.readString(folder.resolve("heads.1.pem"));
        var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
        Verification verification = new Verification(key);
        try (BufferedReader lines = Files.newBufferedReader(heads)) {
            verification.check(new BufferedReader(new StringReader(export)), lines);
        }
        return verification;
    }
}
