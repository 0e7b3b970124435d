package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import legal.leadflow.sealing.Digests;
import legal.leadflow.sealing.Seal;
import legal.leadflow.sealing.Verification;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sealed trail against somebody who owns the database: tampering as superuser with triggers off, found by the verifier from an export and the heads. */
@Tag("every-postgres")
@Tag("proof")
class SealedTrailIT {
    @TempDir Path folder;
    private TestTrail trail;
    private UUID firm;
    private List<UUID> entries;
    private SealerWatch sealer;

    @BeforeEach
    void aSealedTrailOfFourSeals() throws Exception {
        trail = new TestTrail(folder);
        firm = trail.firm;
        entries = trail.entries;
        sealer = trail.sealer;
        for (int seal = 0; seal < 4; seal++) {
            for (int i = 0; i < 5; i++) {
                trail.write(i % 2 == 0);
            }
            trail.seal();
        }
    }

    @Test
    void anUntouchedTrailFits() throws Exception {
        Verification told = trail.verified(trail.export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.summary()).contains("20 entries").contains("signed up to seal 4");
    }

    @Test
    void whateverIsChangedRemovedInsertedOrReorderedIsFound() throws Exception {
        try (Proof proof = Proof.of(Goal.S41, "by SQL as superuser", 0.8); Connection connection = TestTrail.asWhoeverOwnsTheDatabase()) {
            Random random = proof.random();
            for (long i = 0; i < proof.size(); i++) {
                String[] one = TAMPERINGS[(int) (i % TAMPERINGS.length)];
                Savepoint before = connection.setSavepoint();
                assertThat(tamper(connection, one, random)).as("%s touched something (seed %d)", one[0], proof.seed()).isPositive();
                boolean sealedAnew = Arrays.stream(one).noneMatch(sql -> sql.contains("audit_seal")) && random.nextBoolean();
                if (sealedAnew) {
                    sealAnew(connection);
                }
                String told = one[0] + (sealedAnew ? ", and sealed anew" : "");
                proof.tried();
                if (!trail.findings(trail.export(connection)).isEmpty()) {
                    proof.found(told);
                }
                assertThat(proof.foundSoFar()).as("%s (seed %d)", told, proof.seed()).isEqualTo(i + 1);
                connection.rollback(before);
                connection.releaseSavepoint(before);
                if (i % TAMPERINGS.length == 0) {
                    assertThat(trail.findings(trail.export(connection))).as("nothing where nothing was done").isEmpty();
                }
            }
            connection.rollback();
        }
    }

    /** Every seal gets the root of what is there now, and names the one before it: whoever can write to the database can do that, and has no key to sign it. */
    private void sealAnew(Connection connection) throws Exception {
        List<Seal> old = Seals.from(connection, firm, 1, 100);
        TestTrail.run(connection, "delete from audit_seal where firm_id = '" + firm + "'");
        Seal before = null;
        for (Seal seal : old) {
            List<byte[]> leaves = Leaves.of(connection, firm, seal.from(), seal.to()).hashes();
            before = new Seal(firm, seal.number(), seal.from(), seal.to(), leaves.size(), leaves.size() + (before == null ? 0 : before.total()), Digests.root(leaves),
                    before == null ? Seal.none() : before.hash(), seal.at());
            Seals.keep(connection, before);
        }
    }

    @Test
    void sealsThatFollowNoSignedHeadAreFound() throws Exception {
        try (Connection connection = TestTrail.asWhoeverOwnsTheDatabase()) {
            Seal last = Seals.newest(connection, firm);
            TestTrail.run(connection, "delete from audit_seal where firm_id = '" + firm + "'");
            List<byte[]> leaves = Leaves.of(connection, firm, last.from(), last.to()).hashes();
            Seals.keep(connection, new Seal(firm, 1_000, last.from(), last.to(), leaves.size(), 5_000, Digests.root(leaves), new byte[32], last.at()));
            assertThat(trail.findings(trail.export(connection))).containsExactly("no signed head of this firm belongs to one of these seals, or to the one before them");
            connection.rollback();
        }
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
        {"an address's digest taken away", "update audit_entry set address_digest = null where id = :c"},
        {"an address's digest emptied", "update audit_entry set address_digest = '' where id = :c"},
        {"an address's digest changed", "update audit_entry set address_digest = sha256(address_digest) where id = :c"},
        {"a change put at another time, where no page shows it", "update audit_value set at = at + interval '1 microsecond' where id in (select id from audit_change where entry_id = :c)",
            "update audit_change set at = at + interval '1 microsecond' where entry_id = :c"},
        {"a field renamed", "update audit_change set field = 'reason' where entry_id = :c"},
        {"a change removed", "delete from audit_change where entry_id = :c"},
        {"a change inserted", "insert into audit_change (firm_id, at, id, entry_id, entity, record_id, field, kind) select firm_id, at, gen_random_uuid(), id, 'lead', id, 'stage', 'CHANGED' from audit_entry where id = :e"},
        {"a value's bit flipped", "update audit_value set new_value = set_bit(new_value, 20, 1 - get_bit(new_value, 20)) where id in (select id from audit_change where entry_id = :c)"},
        {"a value removed", "delete from audit_value where id in (select id from audit_change where entry_id = :c)"},
        {"a value's digest changed", "update audit_value set digest = sha256(digest) where id in (select id from audit_change where entry_id = :c)"},
        {"a value erased by hand", "update audit_value set old_value = null, new_value = null, salt = null where id in (select id from audit_change where entry_id = :c)"},
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
        try (Connection connection = TestTrail.asWhoeverOwnsTheDatabase()) {
            TestTrail.run(connection, "update audit_entry set actor = gen_random_uuid() where id = '" + entries.get(17) + "'");
            Seal third = Seals.from(connection, firm, 3, 1).get(0);
            Seal last = Seals.newest(connection, firm);
            TestTrail.run(connection, "delete from audit_seal where firm_id = '" + firm + "' and number = 4");
            List<byte[]> leaves = Leaves.of(connection, firm, last.from(), last.to()).hashes();
            Seals.keep(connection, new Seal(firm, 4, last.from(), last.to(), leaves.size(), last.total(), Digests.root(leaves), third.hash(), last.at()));
            assertThat(trail.findings(trail.export(connection))).containsExactly("seal 4 is not the one that was signed");
            connection.rollback();
        }
    }

    @Test
    void whatIsSealedAfterTheExportIsNotMissedInIt() throws Exception {
        String earlier = trail.export();
        trail.write(true);
        trail.seal();
        assertThat(trail.findings(earlier)).isEmpty();
        assertThat(trail.verified(trail.export()).summary()).contains("21 entries");
    }

    /** As a full disk or a crash leaves it: an honest trail stays one. */
    @Test
    void aHeadThatWasCutOffIsNoFaultOfTheTrail() throws Exception {
        String whole = Files.readString(trail.heads());
        int last = whole.lastIndexOf('\n', whole.length() - 2) + 1;
        for (int cut : new int[] {last + 1, last + 2, last + 3, last + 20, last + 41, last + 60, whole.length() - 60, whole.length() - 3, whole.length() - 2}) {
            Files.writeString(trail.heads(), whole.substring(0, cut));
            trail.write(true);
            TestTrail later = trail.with(TestTrail.newSealer(firm));
            later.seal();
            assertThat(later.findings(later.export())).as("cut after " + (cut - last)).isEmpty();
        }
        Files.writeString(trail.heads(), Files.readString(trail.heads()) + "H1|no head at all\n");
        assertThat(trail.findings(trail.export())).as("what no crash leaves").isNotEmpty();
    }

    @Test
    void aCutTrailIsNoticedByTheServerItselfAndNotSealedOver() throws Exception {
        cut();
        SealerWatch another = TestTrail.newSealer(firm);
        trail.write(false);
        another.run(TestDatabase.app());
        assertThat(another.trouble(firm)).isEqualTo("trail-cut");
        assertThat(another.status().trouble()).isEqualTo("trail-cut");
        assertThat(trail.seals()).isEqualTo(3);
    }

    @Test
    void aTrailThatIsCutWhileTheServerRunsIsNoticedToo() throws Exception {
        cut();
        trail.write(false);
        sealer.run(TestDatabase.app());
        assertThat(sealer.trouble(firm)).isEqualTo("trail-cut");
        assertThat(trail.seals()).isEqualTo(3);
    }

    @Test
    void anEntryOfATransactionThatHasNotBegunIsNoticedAndTheOthersAreSealed() throws Exception {
        long before = trail.seals();
        trail.write(true);
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            TestTrail.run(connection, "insert into audit_entry (firm_id, id, actor, action, outcome, xid) values ('" + firm + "', '" + new UUID(7, 7) + "', gen_random_uuid(), 'audit.erased', 'DONE',"
                    + " (pg_current_xact_id()::text::bigint + 1000000000)::text::xid8)");
        }
        trail.sealAllBut(1);
        assertThat(trail.seals()).isGreaterThan(before);
        assertThat(sealer.trouble(firm)).isEqualTo("entry-beyond");
        assertThat(sealer.status().trouble()).isEqualTo("entry-beyond");
        TestTrail.owning("delete from audit_entry where firm_id = '" + firm + "' and id = '" + new UUID(7, 7) + "'");
        sealer.run(TestDatabase.app());
        assertThat(sealer.trouble(firm)).isNull();
    }

    /** Such an entry comes from the former cluster or past the application, and its words say both: that another firm's seal shows a restore does not hide it. */
    @Test
    void anEntryBeyondIsToldBesideAnotherFirmsRestore() throws Exception {
        UUID unsealed = TestFirms.create();
        String restored = "(pg_current_xact_id()::text::bigint + 1000000000)::text::xid8";
        long[] to = {trail.count("select max(to_xid::text::bigint) from audit_seal where firm_id = ?"), trail.seals()};
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            TestTrail.run(connection, "insert into audit_entry (firm_id, id, actor, action, outcome, xid) values ('" + unsealed + "', '" + new UUID(7, 8) + "', gen_random_uuid(), 'lead.viewed', 'DONE', " + restored + ")");
        }
        TestTrail.owning("update audit_seal set to_xid = " + restored + " where firm_id = '" + firm + "' and number = " + to[1]);
        System.setProperty(HeadPlaces.FIRST, folder.resolve("anew").toString()); // the signed heads know the number as it was
        SealerWatch another = TestTrail.newSealer(firm, unsealed);
        try {
            another.run(TestDatabase.app());
            assertThat(another.trouble(firm)).isEqualTo("transactions-begin-anew");
            assertThat(another.trouble(unsealed)).isEqualTo("entry-beyond");
            assertThat(another.status().trouble()).isEqualTo("transactions-begin-anew");
        } finally {
            TestTrail.owning("update audit_seal set to_xid = '" + to[0] + "' where firm_id = '" + firm + "' and number = " + to[1]);
            TestTrail.owning("delete from audit_entry where firm_id = '" + unsealed + "' and id = '" + new UUID(7, 8) + "'");
        }
        another.run(TestDatabase.app());
        assertThat(another.trouble(unsealed)).isNull();
    }

    /** The log names each firm that comes to a trouble, not the first alone. */
    @Test
    void theLogNamesEachFirmInTrouble() throws Exception {
        List<UUID> ill = List.of(TestFirms.create(), TestFirms.create());
        SealerWatch another = TestTrail.newSealer(ill.get(0), ill.get(1));
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord told) {
                logged.add(told.getMessage());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger log = Logger.getLogger(SealerWatch.class.getName());
        log.addHandler(handler);
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            for (int i = 0; i < 2; i++) {
                TestTrail.run(connection, "insert into audit_entry (firm_id, id, actor, action, outcome, xid) values ('" + ill.get(i) + "', '" + new UUID(7, 10 + i) + "', gen_random_uuid(), 'lead.viewed', 'DONE',"
                        + " (pg_current_xact_id()::text::bigint + 1000000000)::text::xid8)");
                SealingQueue.written(ill.get(i));
                another.run(TestDatabase.app());
                another.run(TestDatabase.app());
                assertThat(logged).as("once for each").hasSize(i + 1);
                assertThat(logged.get(i)).contains("entry-beyond").contains(ill.get(i).toString());
            }
        } finally {
            log.removeHandler(handler);
            for (int i = 0; i < 2; i++) {
                TestTrail.owning("delete from audit_entry where firm_id = '" + ill.get(i) + "' and id = '" + new UUID(7, 10 + i) + "'");
            }
        }
    }

    @Test
    void onlyTheSealerAsksForTheHorizon() throws Exception {
        try (Connection connection = TestFirms.enter(firm, UUID.randomUUID(), Role.COMPLIANCE.rights().toArray(Right[]::new))) {
            for (String asked : List.of("audit_horizon()", "audit_beyond('1')")) {
                Savepoint before = connection.setSavepoint();
                assertThatThrownBy(() -> TestTrail.run(connection, "select " + asked)).hasMessageContaining("only the keeper of the trail");
                connection.rollback(before);
            }
        }
    }

    @Test
    void oneFirmsErrorDoesNotKeepTheOthersFromBeingSealed() throws Exception {
        UUID ill = new UUID(Long.MIN_VALUE, firm.getLeastSignificantBits()); // comes before all others
        TestFirms.KEYS.create(ill);
        SealingQueue.written(ill);
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            TestTrail.run(connection, "alter table audit_seal add constraint ill check (firm_id <> '" + ill + "')");
            TestTrail.run(connection, "insert into firm (id, name, time_zone, currency) values ('" + ill + "', 'Ill', 'UTC', 'USD')");
            TestTrail.run(connection, "insert into audit_entry (firm_id, id, actor, action, outcome) values ('" + ill + "', gen_random_uuid(), gen_random_uuid(), 'lead.viewed', 'DONE')");
            trail.write(true);
            trail.seal();
            assertThat(sealer.status().trouble()).isEqualTo("firm-not-sealed");
            assertThat(sealer.trouble(ill)).isEqualTo("firm-not-sealed");
            assertThat(sealer.trouble(firm)).as("the others' pages do not warn").isNull();
        } finally {
            try (Connection connection = TestDatabase.superuser().getConnection()) {
                TestTrail.run(connection, "alter table audit_seal drop constraint ill");
            }
        }
        trail.seal();
        assertThat(sealer.status().trouble()).isNull();
        assertThat(trail.findings(trail.export())).isEmpty();
    }

    @Test
    void whatIsNotCommittedYetIsSealedLaterAndNeverSkipped() throws Exception {
        try (Connection slow = TestFirms.enter(firm, trail.person, Right.FIRM)) {
            trail.writer.write(slow, trail.caller(), new AuditScope("lead.slow"), Outcome.DONE);
            trail.write(true);
            sealer.run(TestDatabase.app());
            assertThat(sealer.status().oldest()).as("the entry behind the horizon waits").isPositive();
            slow.commit();
        }
        trail.seal();
        assertThat(sealer.status().trouble()).isNull();
        assertThat(sealer.status().firmsBehind()).isZero();
        Verification told = trail.verified(trail.export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.summary()).contains("22 entries");
    }

    @Test
    void twoNodesSealingAtOnceMakeOneChain() throws Exception {
        SealerWatch other = TestTrail.newSealer(firm);
        for (int i = 0; i < 10; i++) {
            trail.write(true);
            Thread second = new Thread(() -> other.run(TestDatabase.app()));
            second.start();
            sealer.run(TestDatabase.app());
            second.join();
        }
        trail.seal();
        assertThat(trail.findings(trail.export())).isEmpty();
    }

    @Test
    void aHeadOfAnotherKeyOrACutExportIsFound() throws Exception {
        String whole = trail.export();
        assertThat(trail.findings(whole.substring(0, whole.lastIndexOf("Z|")))).contains("the export is cut off");
        Files.writeString(trail.heads(), Files.readString(trail.heads()).replace(firm + "|4|", firm + "|5|"));
        assertThat(trail.findings(whole)).anyMatch(finding -> finding.contains("not signed with this key"));
    }

    /** Takes the newest seal away for good. */
    private void cut() throws SQLException {
        TestTrail.owning("delete from audit_seal where firm_id = '" + firm + "' and number = 4");
    }

    private int tamper(Connection connection, String[] one, Random random) throws SQLException {
        int at = random.nextInt(entries.size());
        UUID other = entries.get(at / 5 * 5 + (at + 1) % 5);
        UUID withChange = entries.get(random.nextInt(4) * 5 + random.nextInt(3) * 2);
        int touched = 0;
        for (int i = 1; i < one.length; i++) {
            touched += TestTrail.run(connection, one[i].replace(":e", "'" + entries.get(at) + "'").replace(":o", "'" + other + "'").replace(":c", "'" + withChange + "'")
                    .replace(":f", "'" + firm + "'").replace(":n", "4"));
        }
        return touched;
    }
}
