package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY;
import static legal.leadflow.tenancy.Role.INTAKE;
import static legal.leadflow.tenancy.Role.PARTNER;
import static legal.leadflow.tenancy.Role.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeadTest {
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final Instant THEN = Instant.parse("2026-11-03T16:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"RETAINER_SENT", "SIGNED"}, mode = EnumSource.Mode.EXCLUDE)
    void intakeMovesToEveryStageBeforeTheRetainer(Stage to) {
        Lead lead = lead();
        if (to != Stage.NEW) {
            LeadStageChange change = lead.move(to, Set.of(INTAKE), SOMEBODY, NOW);
            assertThat(change.getFrom()).isEqualTo(Stage.NEW);
            assertThat(change.getTo()).isEqualTo(to);
        }
        assertThat(lead.getStage()).isEqualTo(to);
    }

    @Test
    void movingBackIsAllowed() {
        Lead lead = lead(Stage.CONSULTED);
        lead.move(Stage.CONTACTED, Set.of(INTAKE), SOMEBODY, NOW);
        assertThat(lead.getStage()).isEqualTo(Stage.CONTACTED);
        assertThat(lead.getStageSince()).isEqualTo(NOW);
    }

    @Test
    void theSameStageIsNoMove() {
        assertThatThrownBy(() -> lead().move(Stage.NEW, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(StageRefused.class);
    }

    @Test
    void onlyASentRetainerIsSigned() {
        for (Stage from : EnumSet.range(Stage.ATTEMPTING, Stage.CONSULTED)) {
            assertThatThrownBy(() -> lead(from).move(Stage.SIGNED, Set.of(ATTORNEY), SOMEBODY, NOW)).as(from.name()).isInstanceOf(StageRefused.class);
        }
        Lead sent = lead(Stage.RETAINER_SENT);
        sent.move(Stage.SIGNED, Set.of(ATTORNEY), SOMEBODY, NOW);
        assertThat(sent.isOpen()).isFalse();
    }

    @Test
    void intakeNeitherSendsNorSignsRetainers() {
        assertThatThrownBy(() -> lead(Stage.CONSULTED).move(Stage.RETAINER_SENT, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(StageRefused.class);
        assertThatThrownBy(() -> lead(Stage.RETAINER_SENT).move(Stage.SIGNED, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(StageRefused.class);
    }

    @Test
    void nothingIsOfferedThatIsRefused() {
        for (Stage from : Stage.values()) {
            for (Role role : Role.values()) {
                Set<Stage> offered = EnumSet.noneOf(Stage.class);
                offered.addAll(from.next(Set.of(role)));
                for (Stage to : Stage.values()) {
                    boolean refused = refused(() -> lead(from).move(to, Set.of(role), SOMEBODY, NOW));
                    assertThat(offered.contains(to)).as("%s: %s to %s", role, from, to).isEqualTo(!refused);
                }
            }
        }
    }

    @Test
    void theFrontDeskMovesAndClosesNothing() {
        assertThat(Arrays.stream(Stage.values()).flatMap(from -> from.next(Set.of(RECEPTIONIST)).stream())).isEmpty();
        assertThat(Disposition.all(Set.of(RECEPTIONIST))).isEmpty();
    }

    @Test
    void aSignedLeadIsNeitherMovedNorClosed() {
        Lead signed = signed();
        assertThatThrownBy(() -> signed.move(Stage.CONSULTED, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(StageRefused.class);
        assertThatThrownBy(() -> signed.close(Disposition.LOST, Reason.HIRED_OTHER, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(StageRefused.class);
        assertThat(signed.getStage()).isEqualTo(Stage.SIGNED);
    }

    @Test
    void closingNeedsAReasonOfThatDisposition() {
        Lead lead = lead();
        assertThatThrownBy(() -> lead.close(Disposition.LOST, null, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        assertThatThrownBy(() -> lead.close(Disposition.LOST, Reason.NO_LIABILITY, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        assertThatThrownBy(() -> lead.close(null, Reason.CAME_BACK, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        assertThat(lead.isOpen()).isTrue();
    }

    @Test
    void aClosedLeadKeepsItsStageAndMovesNoMore() {
        Lead lead = lead(Stage.SCREENING);
        LeadStageChange change = lead.close(Disposition.TURNED_DOWN, Reason.NO_LIABILITY, Set.of(INTAKE), SOMEBODY, NOW);
        assertThat(change.getReason()).isEqualTo(Reason.NO_LIABILITY);
        assertThat(lead.getStage()).isEqualTo(Stage.SCREENING);
        assertThat(lead.isOpen()).isFalse();
        assertThatThrownBy(() -> lead.move(Stage.QUALIFIED, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(LeadClosed.class);
        assertThatThrownBy(() -> lead.close(Disposition.LOST, Reason.HIRED_OTHER, Set.of(PARTNER), SOMEBODY, NOW)).isInstanceOf(LeadClosed.class);
    }

    @Test
    void onlyAnAttorneyClosesForAConflictAndReopensIt() {
        Lead lead = lead(Stage.CONFLICT_CHECK);
        assertThatThrownBy(() -> lead.close(Disposition.CONFLICT, Reason.ADVERSE_IS_CLIENT, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        lead.close(Disposition.CONFLICT, Reason.ADVERSE_IS_CLIENT, Set.of(ATTORNEY), SOMEBODY, NOW);
        assertThatThrownBy(() -> lead.reopen(Reason.CONFLICT_WAIVED, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        lead.reopen(Reason.CONFLICT_WAIVED, Set.of(PARTNER), SOMEBODY, NOW);
        assertThat(lead.isOpen()).isTrue();
    }

    @Test
    void reopeningBringsBackTheStageAndKeepsTheReasonInTheHistoryOnly() {
        Lead lead = lead(Stage.CONTACTED);
        lead.close(Disposition.LOST, Reason.UNREACHABLE, Set.of(INTAKE), SOMEBODY, THEN);
        assertThatThrownBy(() -> lead.reopen(null, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        assertThatThrownBy(() -> lead.reopen(Reason.UNREACHABLE, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        LeadStageChange change = lead.reopen(Reason.CAME_BACK, Set.of(INTAKE), SOMEBODY, NOW);
        assertThat(lead.getStage()).isEqualTo(Stage.CONTACTED);
        assertThat(lead.getReason()).isNull();
        assertThat(change.getReason()).isEqualTo(Reason.CAME_BACK);
    }

    @Test
    void aSignatureEnteredInErrorIsTakenBackByAnAttorney() {
        assertThatThrownBy(() -> signed().reopen(Reason.SIGNED_IN_ERROR, Set.of(INTAKE), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        assertThatThrownBy(() -> signed().reopen(Reason.CAME_BACK, Set.of(ATTORNEY), SOMEBODY, NOW)).isInstanceOf(ReasonMissing.class);
        Lead signed = signed();
        signed.reopen(Reason.SIGNED_IN_ERROR, Set.of(ATTORNEY), SOMEBODY, NOW);
        assertThat(signed.getStage()).isEqualTo(Stage.RETAINER_SENT);
        assertThat(signed.isOpen()).isTrue();
    }

    @Test
    void anOpenLeadCannotBeReopened() {
        for (Reason reason : Reason.values()) {
            assertThatThrownBy(() -> lead().reopen(reason, Set.of(PARTNER), SOMEBODY, NOW)).as(reason.name()).isInstanceOf(ReasonMissing.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void everyDispositionHasReasonsThatCloseAndReasonsThatReopen(Disposition how) {
        assertThat(Reason.of(how)).isNotEmpty().allMatch(reason -> reason.disposition() == how);
        assertThat(Reason.forReopening(how)).isNotEmpty().allMatch(reason -> reason.disposition() == null).doesNotContain(Reason.SIGNED_IN_ERROR);
        for (Reason reason : Reason.of(how)) {
            Lead lead = lead();
            lead.close(how, reason, Set.of(PARTNER), SOMEBODY, NOW);
            assertThat(lead.getDisposition()).isEqualTo(how);
            assertThat(lead.getReason()).isEqualTo(reason);
        }
    }

    @Test
    void everyReasonFitsItsColumn() {
        assertThat(Reason.values()).allMatch(reason -> reason.name().length() <= 40);
        assertThat(Fact.values()).allMatch(fact -> fact.name().length() <= 40);
    }

    private static boolean refused(Runnable attempt) {
        try {
            attempt.run();
            return false;
        } catch (StageRefused e) {
            return true;
        }
    }

    private static Lead lead() {
        return new Lead(new NewLead(UUID.randomUUID(), null, null, THEN, null, null, null, null, null), 1, THEN);
    }

    private static Lead lead(Stage stage) {
        if (stage == Stage.SIGNED) {
            return signed();
        }
        Lead lead = lead();
        if (stage != Stage.NEW) {
            lead.move(stage, Set.of(PARTNER), SOMEBODY, THEN);
        }
        return lead;
    }

    private static Lead signed() {
        Lead lead = lead(Stage.RETAINER_SENT);
        lead.move(Stage.SIGNED, Set.of(PARTNER), SOMEBODY, THEN);
        return lead;
    }
}
