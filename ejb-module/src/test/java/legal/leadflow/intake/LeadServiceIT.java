package legal.leadflow.intake;

import static legal.leadflow.intake.Fact.FAMILY_NAME;
import static legal.leadflow.intake.Fact.GIVEN_NAME;
import static legal.leadflow.intake.Fact.INCIDENT_ON;
import static legal.leadflow.intake.Fact.JURISDICTION;
import static legal.leadflow.intake.Fact.LIMITATION_ON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.TestBeans;
import legal.leadflow.TestFirms;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may do to a lead, in the real database. */
class LeadServiceIT {
    private final UUID marcus = UUID.randomUUID();
    private UUID firm;

    @BeforeEach
    void aFirm() throws Exception {
        firm = TestFirms.create();
        try (Connection connection = TestFirms.enter(firm, marcus, Right.FIRM);
                PreparedStatement insert = connection.prepareStatement("insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, 'intake', now())")) {
            insert.setObject(1, firm);
            insert.setObject(2, marcus);
            insert.setBytes(3, TestFirms.CIPHER.seal(firm, "staff.name", marcus, "Marcus Bell"));
            insert.executeUpdate();
            connection.commit();
        }
    }

    @Test
    void aLeadWhosePersonHasNoNameYetIsChangedAsAnyOther() throws Exception {
        UUID lead = leadOf(null, null);
        assertThat(change(lead, INCIDENT_ON, "2026-08-14").now().get(INCIDENT_ON)).isEqualTo("2026-08-14");
        assertThat(change(lead, GIVEN_NAME, " ").done()).as("nothing was there, nothing was taken away").isTrue();
        assertThat(change(lead, FAMILY_NAME, "Delgado").now().get(FAMILY_NAME)).isEqualTo("Delgado");
    }

    @Test
    void aNameIsNotEmptiedOfBothParts() throws Exception {
        UUID lead = leadOf("Ada", null);
        assertThatThrownBy(() -> change(lead, GIVEN_NAME, "")).isInstanceOf(FactRefused.class).satisfies(e -> assertThat(((FactRefused) e).field()).isEqualTo("given-name"));
        assertThat(change(lead, JURISDICTION, "Ohio").now().get(GIVEN_NAME)).isEqualTo("Ada");
    }

    @Test
    void aProgramToo() throws Exception {
        UUID lead = leadOf(null, null);
        LeadView changed = TestBeans.as(firm, marcus, Role.INTAKE, beans -> {
            LeadService leads = beans.get(LeadService.class);
            return leads.change(lead, leads.view(lead, false).tag(), new Facts(Map.of(JURISDICTION, "Ohio")));
        });
        assertThat(changed.facts().get(JURISDICTION)).isEqualTo("Ohio");
    }

    @Test
    void aLimitationDoesNotLieBeforeTheIncident() throws Exception {
        UUID lead = leadOf("Ada", null);
        change(lead, INCIDENT_ON, "2026-08-14");
        assertThatThrownBy(() -> change(lead, LIMITATION_ON, "2026-08-13")).isInstanceOf(FactRefused.class).satisfies(e -> assertThat(((FactRefused) e).field()).isEqualTo("limitation-on"));
        assertThat(change(lead, LIMITATION_ON, "2026-08-14").now().get(LIMITATION_ON)).as("the day itself may be the last").isEqualTo("2026-08-14");
        assertThatThrownBy(() -> change(lead, INCIDENT_ON, "2026-08-15")).isInstanceOf(FactRefused.class).satisfies(e -> assertThat(((FactRefused) e).field()).isEqualTo("incident-on"));
        assertThat(change(lead, LIMITATION_ON, "").done()).isTrue();
        assertThat(change(lead, INCIDENT_ON, "2026-08-15").done()).isTrue();
    }

    @Test
    void whoSawAnotherStageMovesAndClosesNothingAndIsToldWhoWasFirst() throws Exception {
        UUID lead = leadOf("Ada", null);
        move(lead, Stage.NEW, Stage.CONTACTED);
        move(lead, Stage.CONTACTED, Stage.QUALIFIED);
        assertThatThrownBy(() -> move(lead, Stage.CONTACTED, Stage.CONFLICT_CHECK)).isInstanceOf(LeadMovedMeanwhile.class).satisfies(e -> {
            LeadMovedMeanwhile told = (LeadMovedMeanwhile) e;
            assertThat(told.standing()).isEqualTo("QUALIFIED");
            assertThat(told.by()).isEqualTo(marcus);
            assertThat(told.at()).isBetween(Instant.now().minusSeconds(600), Instant.now());
        });
        assertThatThrownBy(() -> close(lead, Stage.CONTACTED)).isInstanceOf(LeadMovedMeanwhile.class);
        assertThat(stage(lead)).isEqualTo(Stage.QUALIFIED);
        close(lead, Stage.QUALIFIED);
        assertThatThrownBy(() -> move(lead, Stage.QUALIFIED, Stage.CONSULTED)).isInstanceOf(LeadMovedMeanwhile.class)
                .satisfies(e -> assertThat(((LeadMovedMeanwhile) e).standing()).isEqualTo("LOST"));
        assertThatThrownBy(() -> close(lead, Stage.QUALIFIED)).isInstanceOf(LeadMovedMeanwhile.class);
    }

    private void move(UUID lead, Stage seen, Stage to) throws Exception {
        TestBeans.as(firm, marcus, Role.INTAKE, beans -> {
            beans.get(LeadService.class).move(lead, seen, to);
            return null;
        });
    }

    private void close(UUID lead, Stage seen) throws Exception {
        TestBeans.as(firm, marcus, Role.INTAKE, beans -> {
            beans.get(LeadService.class).close(lead, seen, Disposition.LOST, Reason.HIRED_OTHER, null);
            return null;
        });
    }

    private Stage stage(UUID lead) throws Exception {
        return TestBeans.as(firm, marcus, Role.INTAKE, beans -> beans.get(LeadService.class).view(lead, false).stage());
    }

    private UUID leadOf(String given, String family) throws Exception {
        return TestBeans.as(firm, marcus, Role.INTAKE, beans -> {
            UUID party = beans.get(Parties.class).register(NewParty.person(given, family, Speaks.EN, new Phone("+17135550142")));
            return beans.get(Leads.class).open(new NewLead(party, null, null, Instant.now(), null, null, null, null, null));
        });
    }

    private Saved change(UUID lead, Fact fact, String written) throws Exception {
        return TestBeans.as(firm, marcus, Role.INTAKE, beans -> {
            LeadService leads = beans.get(LeadService.class);
            return leads.change(lead, leads.view(lead, false).facts(), new Facts(Collections.singletonMap(fact, written)));
        });
    }
}
