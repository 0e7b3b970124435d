package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.identity.StaffService;
import legal.leadflow.intake.Fact;
import legal.leadflow.intake.Facts;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.LeadView;
import legal.leadflow.intake.NewLead;
import legal.leadflow.intake.Saved;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.PartyService;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trail tells of a change that met another one. */
class FactClashTrailIT {
    @TempDir Path folder;

    @Test
    void aChangeThatEndedInAClashChangedNothingAndDoesNotStandAsDone() throws Exception {
        UUID firm = TestFirms.create();
        Caller marcus = new Caller(firm, UUID.randomUUID(), Set.of(Role.INTAKE), "Marcus Bell");
        try (AuditedServer server = new AuditedServer(TestFirms.context(), new TestTrail(folder).sealer)) {
            server.call(marcus, StaffService.class, "signedIn");
            Object party = server.call(marcus, PartyService.class, "register", NewParty.person("Ada", null, Speaks.EN, new Phone("+17135550142")), null);
            Object lead = server.call(marcus, LeadService.class, "open", new NewLead((UUID) party, null, null, Instant.now(), null, null, null, null, null), null);
            Facts seen = ((LeadView) server.call(marcus, LeadService.class, "view", lead, false)).facts();
            assertThat(change(server, marcus, lead, seen, "Texas").done()).isTrue();
            assertThat(change(server, marcus, lead, seen, "Ohio").done()).isFalse();
        }
        assertThat(changes(firm)).containsExactly("DONE with 1", "FAILED with 0");
    }

    private static Saved change(AuditedServer server, Caller by, Object lead, Facts seen, String jurisdiction) throws Exception {
        return (Saved) server.call(by, LeadService.class, "change", lead, seen, new Facts(Map.of(Fact.JURISDICTION, jurisdiction)));
    }

    private static List<String> changes(UUID firm) throws Exception {
        List<String> told = new ArrayList<>();
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement query = connection.prepareStatement("select e.outcome,"
                + " (select count(*) from audit_change c where c.firm_id = e.firm_id and c.at = e.at and c.entry_id = e.id and c.field = 'jurisdiction')"
                + " from audit_entry e where e.firm_id = ? and e.action = 'lead.changed' order by e.xid")) {
            query.setObject(1, firm);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    told.add(rows.getString(1) + " with " + rows.getInt(2));
                }
            }
        }
        return told;
    }
}
