package legal.leadflow.web.leads;

import static legal.leadflow.intake.Stage.CONFLICT_CHECK;
import static legal.leadflow.intake.Stage.CONSULTATION_SCHEDULED;
import static legal.leadflow.intake.Stage.CONSULTED;
import static legal.leadflow.intake.Stage.CONTACTED;
import static legal.leadflow.intake.Stage.NEW;
import static legal.leadflow.intake.Stage.ON_HOLD;
import static legal.leadflow.intake.Stage.QUALIFIED;
import static legal.leadflow.intake.Stage.RETAINER_SENT;
import static legal.leadflow.intake.Stage.SCREENING;
import static legal.leadflow.intake.Stage.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.calls.CallLine;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import legal.leadflow.calls.NoteView;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.Facts;
import legal.leadflow.intake.LeadView;
import legal.leadflow.intake.Reason;
import legal.leadflow.intake.Stage;
import org.junit.jupiter.api.Test;

/** The track of stages and the timeline, both made of what happened to a lead. */
class StageMarkTest {
    private static final Instant START = Instant.parse("2026-11-03T05:30:00Z");
    private static final UUID MARCUS = UUID.randomUUID();

    @Test
    void showsWhereALeadWasIsAndUsuallyGoes() {
        List<StageMark> track = StageMark.track(lead(NEW, CONTACTED, ON_HOLD, QUALIFIED));
        assertThat(track).extracting(StageMark::stage).containsExactly(NEW, CONTACTED, ON_HOLD, QUALIFIED, CONSULTATION_SCHEDULED, CONSULTED, RETAINER_SENT, SIGNED);
        assertThat(track).filteredOn(StageMark::done).extracting(StageMark::stage).containsExactly(NEW, CONTACTED, ON_HOLD);
        assertThat(track).filteredOn(StageMark::here).extracting(StageMark::stage).containsExactly(QUALIFIED);
        assertThat(track).filteredOn(mark -> !mark.done() && !mark.here()).extracting(StageMark::at).containsOnlyNulls();
    }

    @Test
    void aLeadMovedBackHasTheLaterStagesAhead() {
        List<StageMark> track = StageMark.track(lead(NEW, SCREENING, QUALIFIED, CONTACTED));
        assertThat(track).filteredOn(StageMark::done).extracting(StageMark::stage).containsExactly(NEW);
        assertThat(track).extracting(StageMark::stage).contains(CONFLICT_CHECK, SCREENING, QUALIFIED);
    }

    /** It came to its stage before it was closed there. */
    @Test
    void aClosedLeadShowsWhenItCameToItsStage() {
        LeadView open = lead(NEW, CONTACTED);
        List<LeadView.Step> steps = new ArrayList<>(open.steps());
        steps.add(new LeadView.Step(UUID.randomUUID(), CONTACTED, CONTACTED, Disposition.LOST, Reason.UNREACHABLE, START.plus(Duration.ofDays(3)), MARCUS));
        LeadView closed = new LeadView(open.id(), "0", 1, null, open.facts(), CONTACTED, Disposition.LOST, Reason.UNREACHABLE, START, START.plus(Duration.ofDays(3)), null, null, null, List.of(), steps,
                List.of(), List.of(), List.of(), List.of(), List.of(), Currency.getInstance("USD"));
        assertThat(StageMark.track(closed)).filteredOn(StageMark::here).extracting(StageMark::at).containsExactly(START.plus(Duration.ofHours(1)));
    }

    @Test
    void theTimelineRunsFromTheNewestByDaysOfTheFirmsZone() {
        LeadView lead = lead(NEW, CONTACTED);
        CallLine call = new CallLine(UUID.randomUUID(), START.plusSeconds(1800), Direction.INBOUND, CallOutcome.ANSWERED, null, "", null, null, null, null,
                Duration.ofSeconds(151), "Renata", lead.id(), 1L, "NEW", new NoteView(true, true, "said on the phone", null, null, null), null, false);
        List<TimelineEntry.Day> days = Timeline.of(lead, List.of(call), id -> id.equals(MARCUS) ? "Marcus" : "", ZoneId.of("America/Chicago"));
        assertThat(days).extracting(TimelineEntry.Day::date).containsExactly(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 2));
        assertThat(days.get(0).entries()).extracting(TimelineEntry::kind).containsExactly(TimelineEntry.Kind.NOTES, TimelineEntry.Kind.STAGES, TimelineEntry.Kind.CALLS);
        assertThat(days.get(0).entries()).extracting(TimelineEntry::said).containsExactly("on its own", "why it moved", "said on the phone");
        assertThat(days.get(1).entries()).singleElement().satisfies(entry -> assertThat(entry.by()).isEqualTo("Marcus"));
    }

    /** Each stage an hour after the one before, from half past eleven at night in Chicago on. */
    private static LeadView lead(Stage... stages) {
        List<LeadView.Step> steps = new ArrayList<>();
        for (int i = 0; i < stages.length; i++) {
            steps.add(new LeadView.Step(UUID.randomUUID(), i == 0 ? null : stages[i - 1], stages[i], null, null, START.plus(Duration.ofHours(i)), MARCUS));
        }
        LeadView.Step last = steps.get(steps.size() - 1);
        List<LeadView.Note> notes = List.of(new LeadView.Note(UUID.randomUUID(), null, "on its own", last.at().plusSeconds(60), MARCUS),
                new LeadView.Note(UUID.randomUUID(), last.id(), "why it moved", last.at(), MARCUS));
        return new LeadView(UUID.randomUUID(), "0", 1, null, new Facts(Map.of()), last.to(), null, null, START, last.at(), null, null, null, List.of(), steps, notes,
                List.of(), List.of(), List.of(), List.of(), Currency.getInstance("USD"));
    }
}
