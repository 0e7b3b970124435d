package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import legal.leadflow.demo.Funnel.Step;
import legal.leadflow.intake.Stage;

/** The calls with the people of leads: the first one, tries to reach them, and those along the way. */
final class LeadCalls implements AutoCloseable {
    private final Desk desk;
    private final Chance chance;
    private final Texts texts;
    private final CallLog log;

    LeadCalls(Desk desk, Texts texts, Rows leads) {
        this.desk = desk;
        this.texts = texts;
        chance = desk.chance;
        log = new CallLog(desk, leads);
    }

    CallLog log() {
        return log;
    }

    /** The call that made the lead; gives its id. */
    UUID first(Leads.Case lead, boolean spoken) throws SQLException {
        CallOutcome outcome = spoken ? CallOutcome.ANSWERED : List.of(CallOutcome.VOICEMAIL, CallOutcome.MISSED, CallOutcome.ABANDONED).get(chance.weighted(5, 4, 1));
        return log(lead, Direction.INBOUND, outcome, lead.received(), texts.call(day(lead)));
    }

    /** Tries to reach the person, and the calls on the way through the stages. */
    void following(Leads.Case lead) throws SQLException {
        List<Step> steps = lead.steps();
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            Instant until = i + 1 < steps.size() ? steps.get(i + 1).at() : desk.now;
            if (step.to() == Stage.ATTEMPTING && step.disposition() == null) {
                tries(lead, step.at(), until);
            } else if (step.to() == Stage.CONTACTED && step.from() != Stage.NEW) {
                log(lead, Direction.OUTBOUND, CallOutcome.ANSWERED, step.at().minusSeconds(300), texts.call(day(lead)));
            } else if (step.to().compareTo(Stage.SCREENING) >= 0 && chance.in100(30)) {
                Direction direction = chance.in100(55) ? Direction.OUTBOUND : Direction.INBOUND;
                log(lead, direction, CallOutcome.ANSWERED, step.at().minusSeconds(chance.between(300, 900)), null);
            }
        }
    }

    /** Up to five calls that nobody picked up. */
    private void tries(Leads.Case lead, Instant from, Instant until) throws SQLException {
        Instant at = from;
        for (int left = chance.between(1, 5); left > 0 && at.isBefore(until); left--) {
            CallOutcome outcome = List.of(CallOutcome.VOICEMAIL, CallOutcome.MISSED, CallOutcome.BUSY).get(chance.weighted(5, 4, 1));
            log(lead, Direction.OUTBOUND, outcome, at, null);
            at = desk.calendar.atWork(at.plus(chance.around(Duration.ofHours(6))));
        }
    }

    private UUID log(Leads.Case lead, Direction direction, CallOutcome outcome, Instant at, String note) throws SQLException {
        return log.log(new CallLog.Talk(direction, outcome, at, lead.who().phone().e164(), lead.origin(), lead.who(), lead.id(), note));
    }

    private LocalDate day(Leads.Case lead) {
        return desk.calendar.date(lead.received()).minusDays(chance.between(1, 60));
    }

    @Override
    public void close() throws SQLException {
        log.close();
    }
}
