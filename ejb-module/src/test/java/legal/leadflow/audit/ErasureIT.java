package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.sealing.Verification;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Origin;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's values and a colleague's addresses are erased from the trail, which goes on to verify; what goes without an entry that says so is found. */
@Tag("every-postgres")
class ErasureIT {
    private final UUID party = UUID.randomUUID();
    private final UUID imported = UUID.randomUUID();
    @TempDir Path folder;
    private TestTrail trail;

    @BeforeEach
    void aTrailAboutOnePersonAndOthers() throws Exception {
        trail = new TestTrail(folder);
        AuditScope renamed = new AuditScope("party.changed");
        renamed.about("party", party);
        renamed.detail = "by telephone";
        renamed.changes.add(new FieldChange("party", party, "family_name", FieldChange.Kind.CHANGED, "Vega", "Vega Ruiz"));
        renamed.changes.add(new FieldChange("source", UUID.randomUUID(), "name", FieldChange.Kind.CHANGED, "TV", "Television"));
        trail.write(renamed);
        AuditScope rows = new AuditScope("import.rows");
        rows.changes.add(new FieldChange("call", imported, "outside_number", FieldChange.Kind.CHANGED, "+13125550100", "+13125550101"));
        rows.changes.add(new FieldChange("call", UUID.randomUUID(), "outside_number", FieldChange.Kind.CHANGED, "+13125550102", "+13125550103"));
        trail.write(rows);
        trail.write(true);
        trail.seal();
    }

    @Test
    void whatIsOfThePersonGoesTheRestStaysAndTheTrailFits() throws Exception {
        assertThat(values()).isEqualTo(6);
        erasePerson();
        assertThat(values()).as("the detail, the name and the imported call are gone; a setting, another's call, another's lead stay, and the reason").isEqualTo(4);
        Verification before = trail.verified(trail.export());
        assertThat(before.findings()).as("the entry that says so is not sealed yet").isEmpty();
        assertThat(before.claimed()).as("so it rests on the export's word").isEqualTo(3);
        trail.seal();
        Verification told = trail.verified(trail.export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.counts().values()).isEqualTo(3);
        assertThat(told.claimed()).as("the sealed entry tells it").isZero();
    }

    /** The page's own verification, of the days before the erasure and up to today. */
    @Test
    void aVerificationOnThePageTellsWhatNoSealedEntryTells() throws Exception {
        erasePerson();
        assertThat(checked().getOpen()).isEqualTo(3);
        trail.seal();
        assertThat(checked().getOpen()).isZero();
    }

    private RangeCheck checked() throws Exception {
        SealRange range = new SealRange(trail.firm, 1, trail.seals(), true, Instant.now());
        RangeCheck check = new RangeCheck(range, trail.sealer.verification(range.head().strip()));
        String export = trail.export();
        check.take(export.substring(export.indexOf('\n') + 1, export.lastIndexOf("Z|")), range.last() + 1);
        assertThat(check.getOpen()).as("before the end").isZero();
        check.end();
        assertThat(check.getFindings()).isEmpty();
        return check;
    }

    /** By somebody who has the export alone: nothing is found, for a true export of earlier days looks the same; but it is said. */
    @Test
    void whatIsBlankedInTheFileRestsOnTheFilesOwnWord() throws Exception {
        String export = trail.export();
        String value = export.lines().filter(line -> line.startsWith("V|")).findFirst().orElseThrow();
        String[] parts = value.split("\\|", -1);
        String blanked = export.replace(value, String.join("|", parts[0], parts[1], parts[2], parts[3], "", "", "")).replaceFirst("(?m)^Z\\|", "U|audit_value|" + parts[1] + "\nZ|");
        Verification forged = trail.verified(blanked);
        assertThat(forged.findings()).isEmpty();
        assertThat(forged.claimed()).isEqualTo(1);
        assertThat(forged.summary()).contains("1 erasures told by this file alone");
        assertThat(trail.verified(export).claimed()).isZero();
        assertThat(trail.findings(blanked.replace("U|audit_value|" + parts[1] + "\n", ""))).as("without that line it is found").hasSize(1);
    }

    @Test
    void aColleaguesAddressesGo() throws Exception {
        trail = withAnAddress();
        assertThat(trail.findings(trail.export())).isEmpty();
        String before = trail.export();
        erase("audit.addresses-erased", "audit_entry", erasure -> erasure.addresses(trail.person));
        trail.seal();
        Verification told = trail.verified(trail.export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.counts().addresses()).isEqualTo(1);
        assertThat(trail.export()).as("the leaf is the same").contains(before.lines().filter(line -> line.startsWith("E|" + trail.entries.get(0))).findFirst().orElseThrow());
    }

    @Test
    void whatGoesByHandIsFound() throws Exception {
        for (String one : List.of("update audit_value set old_value = null, new_value = null, salt = null where firm_id = ':f' and entity = 'party'")) {
            try (Connection connection = TestTrail.asWhoeverOwnsTheDatabase()) {
                assertThat(TestTrail.run(connection, one.replace(":f", trail.firm.toString()))).isEqualTo(1);
                assertThat(trail.findings(trail.export(connection))).hasSize(1).first().asString().contains("was erased, and no entry");
                connection.rollback();
            }
        }
    }

    @Test
    void nobodyErasesWithoutTheRightAndTheRightErasesNothingElse() throws Exception {
        String erased = "update audit_value set old_value = null, new_value = null, salt = null";
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Role.COMPLIANCE.rights().toArray(Right[]::new))) {
            assertThat(TestTrail.run(connection, erased)).as("compliance by itself touches no row").isZero();
        }
        for (String wrong : List.of("update audit_value set new_value = '\\x01'", "update audit_value set salt = null", "update audit_entry set address = '\\x01'")) {
            try (Connection connection = TestFirms.enter(trail.firm, trail.person, Right.SEAL)) {
                assertThatThrownBy(() -> TestTrail.run(connection, wrong)).as(wrong).hasMessageContaining("append-only");
            }
        }
        for (String forbidden : List.of("update audit_value set digest = '\\x01'", "update audit_entry set action = 'x'", "update audit_change set field = 'x'", "delete from audit_value")) {
            try (Connection connection = TestFirms.enter(trail.firm, trail.person, Right.SEAL)) {
                assertThatThrownBy(() -> TestTrail.run(connection, forbidden)).as(forbidden).hasMessageContaining("permission denied");
            }
        }
    }

    private TestTrail withAnAddress() throws Exception {
        TestTrail other = new TestTrail(folder.resolve("other"));
        Origin.set(new Origin("203.0.113.7", UUID.randomUUID()));
        try {
            other.write(true);
        } finally {
            Origin.set(null);
        }
        other.seal();
        return other;
    }

    private void erasePerson() throws Exception {
        erase("audit.values-erased", "audit_value", erasure -> erasure.values(party, Set.of(party, imported)));
    }

    private interface Erasing {
        List<UUID> from(Erasure erasure) throws SQLException;
    }

    /** As the service does it in its transaction. */
    private void erase(String action, String table, Erasing what) throws Exception {
        Caller compliance = new Caller(trail.firm, trail.person, Set.of(Role.COMPLIANCE), "");
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Right.FIRM)) {
            TestFirms.sealing().widen(connection, compliance);
            AuditScope scope = new AuditScope(action);
            scope.about("party", party);
            scope.detail = "asked for it";
            what.from(new Erasure(connection, trail.firm)).forEach(id -> scope.changes.add(new FieldChange(table, id, "*", FieldChange.Kind.DELETED, null, null)));
            trail.writer.write(connection, compliance, scope, Outcome.DONE);
            connection.commit();
        }
    }

    private long values() throws SQLException {
        return trail.count("select count(*) from audit_value where firm_id = ? and salt is not null");
    }
}
