package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paging and filters of the trail. */
@Tag("every-postgres")
class AuditReaderIT {
    private static final Right[] COMPLIANCE = Role.COMPLIANCE.rights().toArray(Right[]::new);
    private final AuditWriter writer = new AuditWriter(TestFirms.CIPHER);
    private final AuditReader reader = new AuditReader(TestFirms.CIPHER);
    private final UUID renata = UUID.randomUUID();
    private final UUID marcus = UUID.randomUUID();
    private final UUID party = UUID.randomUUID();
    private final UUID lead = UUID.randomUUID();
    private UUID firm;

    @BeforeEach
    void entries() throws SQLException {
        firm = TestFirms.create();
        add(renata, "call.saved", Outcome.DONE, "party", party);
        add(renata, "lead.opened", Outcome.DONE, "lead", lead);
        add(marcus, "lead.viewed", Outcome.DONE, "lead", lead);
        add(marcus, "leads.exported", Outcome.FAILED, null, null);
        add(renata, "lead.viewed", Outcome.REFUSED, "lead", UUID.randomUUID());
    }

    @Test
    void pagesForwardsAndBackMeetEveryEntryOnce() throws SQLException {
        List<AuditEntry> forwards = new ArrayList<>();
        AuditPage page = page(AuditFilter.ALL, null, false);
        assertThat(page.newer()).isFalse();
        while (true) {
            forwards.addAll(page.entries());
            if (!page.older()) {
                break;
            }
            page = page(AuditFilter.ALL, page.entries().get(page.entries().size() - 1).key(), false);
            assertThat(page.newer()).isTrue();
        }
        assertThat(forwards).extracting(AuditEntry::action).containsExactly("lead.viewed", "leads.exported", "lead.viewed", "lead.opened", "call.saved");
        AuditPage back = page(AuditFilter.ALL, forwards.get(4).key(), true);
        assertThat(back.entries()).extracting(AuditEntry::key).containsExactly(forwards.get(2).key(), forwards.get(3).key());
        assertThat(back.newer()).isTrue();
        assertThat(back.older()).isTrue();
    }

    @Test
    void filtersSayWhoWhatHowAndWhen() throws SQLException {
        assertThat(found(new AuditFilter(marcus, null, null, false, null, null, null, null, null))).containsExactly("leads.exported", "lead.viewed");
        assertThat(found(new AuditFilter(null, "lead", null, false, null, null, null, null, null))).containsExactly("lead.viewed", "leads.exported", "lead.viewed", "lead.opened");
        assertThat(found(new AuditFilter(null, "call", null, false, null, null, null, null, null))).containsExactly("call.saved");
        assertThat(found(new AuditFilter(null, null, Outcome.REFUSED, false, null, null, null, null, null))).containsExactly("lead.viewed");
        assertThat(found(new AuditFilter(null, null, null, true, null, null, null, null, null))).containsExactly("lead.viewed", "leads.exported");
        assertThat(found(new AuditFilter(null, null, null, false, "party", null, null, null, null))).containsExactly("call.saved");
        AuditEntry second = all().get(3);
        assertThat(found(new AuditFilter(null, null, null, false, null, second.key().at(), null, null, null))).hasSize(4);
        assertThat(found(new AuditFilter(null, null, null, false, null, null, second.key().at(), null, null))).containsExactly("call.saved");
    }

    @Test
    void aPersonAndALeadHaveTheirWholeTrails() throws SQLException {
        assertThat(found(new AuditFilter(null, null, null, false, null, null, null, party, null))).containsExactly("call.saved");
        assertThat(found(new AuditFilter(null, null, null, false, null, null, null, null, lead))).containsExactly("lead.viewed", "lead.opened");
    }

    @Test
    void aTrailCanBeReadWithoutTheLooksAtIt() throws SQLException {
        add(marcus, "audit.listed", Outcome.DONE, "lead", lead);
        assertThat(found(new AuditFilter(null, null, null, false, null, null, null, null, lead))).contains("audit.listed");
        assertThat(found(new AuditFilter(null, AuditFilter.WORK, null, false, null, null, null, null, lead))).containsExactly("lead.viewed", "lead.opened");
    }

    @Test
    void theListTellsTheFirstFieldsOfEachEntry() throws SQLException {
        AuditScope scope = new AuditScope("lead.changed");
        for (String field : new String[] {"a", "b", "c", "d", "e", "f"}) {
            scope.changes.add(new FieldChange("lead", lead, field, FieldChange.Kind.CHANGED, "1", "2"));
        }
        add(marcus, scope, Outcome.DONE);
        assertThat(all().get(0).fields()).hasSize(4).allMatch(field -> field.startsWith("lead."));
        assertThat(all().get(1).fields()).isEmpty();
    }

    @Test
    void aPageIsReadInTheOrderOfAnIndex() throws SQLException {
        for (AuditFilter filter : List.of(AuditFilter.ALL, new AuditFilter(marcus, null, null, false, null, null, null, null, null),
                new AuditFilter(null, null, null, true, null, null, null, null, null), new AuditFilter(null, "lead", null, false, "lead", null, null, null, null),
                new AuditFilter(null, null, null, false, null, null, null, party, null), new AuditFilter(null, null, null, false, null, null, null, null, lead))) {
            try (Connection connection = TestFirms.enter(firm, renata, COMPLIANCE)) {
                AuditReader.inIndexOrder(connection, true);
                assertThat(plan(connection, filter)).contains("Index Scan").doesNotContain("Sort", "Bitmap");
            }
        }
    }

    @Test
    void aKeyIsReadBackFromItsAddressAndNothingElseIs() throws SQLException {
        AuditKey key = all().get(0).key();
        assertThat(AuditKey.parse(key.text())).contains(key);
        for (String wrong : new String[] {null, "", "1", "1." + key.id() + "'", "-1." + key.id(), "99999999999999999999." + key.id()}) {
            assertThat(AuditKey.parse(wrong)).isEmpty();
        }
    }

    private String plan(Connection connection, AuditFilter filter) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement ask = new AuditQuery(firm, filter).prepare(connection, "explain select e.at, e.id from audit_entry e", " order by e.at desc, e.id desc limit 51");
                ResultSet lines = ask.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private List<AuditEntry> all() throws SQLException {
        try (Connection connection = TestFirms.enter(firm, renata, COMPLIANCE)) {
            return reader.page(connection, firm, AuditFilter.ALL, null, false, 50).entries();
        }
    }

    private List<String> found(AuditFilter filter) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, renata, COMPLIANCE)) {
            return reader.page(connection, firm, filter, null, false, 50).entries().stream().map(AuditEntry::action).toList();
        }
    }

    private AuditPage page(AuditFilter filter, AuditKey key, boolean newer) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, renata, COMPLIANCE)) {
            return reader.page(connection, firm, filter, key, newer, 2);
        }
    }

    private void add(UUID who, String action, Outcome outcome, String kind, UUID subject) throws SQLException {
        AuditScope scope = new AuditScope(action);
        if (subject != null) {
            scope.about(kind, subject);
        }
        add(who, scope, outcome);
    }

    private void add(UUID who, AuditScope scope, Outcome outcome) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, who, Right.FIRM)) {
            writer.write(connection, new Caller(firm, who, Set.of(Role.RECEPTIONIST), ""), scope, outcome);
            connection.commit();
        }
    }
}
