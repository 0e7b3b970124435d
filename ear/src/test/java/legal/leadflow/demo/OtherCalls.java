package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;

/** Calls that make no lead: clients, courts, vendors, wrong numbers; and those that nobody took today. */
final class OtherCalls {
    private final Desk desk;
    private final Chance chance;
    private final Texts texts;
    private final Invented invented;
    private final Origins origins;
    private final List<People.Known> known;
    private final CallLog log;

    OtherCalls(Desk desk, Invented invented, Origins origins, List<People.Known> known, CallLog log) {
        this.desk = desk;
        this.invented = invented;
        this.origins = origins;
        this.known = known;
        this.log = log;
        chance = desk.chance;
        texts = new Texts(chance, desk.firm.field());
    }

    /** {@code count} calls of the past year, or a few more: who is missed is called back. */
    void past(int count) throws SQLException {
        for (Instant at : desk.calendar.year(count)) {
            People.Known who = chance.in100(40) ? chance.of(known) : null;
            String number = who != null ? who.phone().e164() : chance.in100(14) ? null : invented.number();
            if (chance.in100(22) && number != null) {
                log(Direction.OUTBOUND, chance.in100(70) ? CallOutcome.ANSWERED : CallOutcome.VOICEMAIL, at, number, who);
            } else {
                inbound(at, number, who);
            }
        }
    }

    /** Today's callers who wait to be called back, and some who did get through. */
    void today() throws SQLException {
        List<CallOutcome> outcomes = List.of(CallOutcome.MISSED, CallOutcome.ANSWERED, CallOutcome.VOICEMAIL, CallOutcome.MISSED, CallOutcome.ANSWERED, CallOutcome.ABANDONED,
                CallOutcome.ANSWERED, CallOutcome.VOICEMAIL);
        List<Instant> moments = desk.calendar.today(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            People.Known who = i % 2 == 0 ? chance.of(known) : null;
            log(Direction.INBOUND, outcomes.get(i), moments.get(i), who == null ? invented.number() : who.phone().e164(), who);
        }
    }

    private void inbound(Instant at, String number, People.Known who) throws SQLException {
        boolean taken = chance.in100(desk.calendar.open(at) ? 90 : 20);
        CallOutcome missed = List.of(CallOutcome.VOICEMAIL, CallOutcome.MISSED, CallOutcome.ABANDONED).get(chance.weighted(4, 4, 2));
        log(Direction.INBOUND, !taken ? missed : chance.in100(8) && who == null ? CallOutcome.WRONG_NUMBER : CallOutcome.ANSWERED, at, number, who);
        Instant back = desk.calendar.atWork(at.plus(chance.around(Duration.ofMinutes(50))));
        if (!taken && number != null && back.isBefore(desk.now) && chance.in100(90)) {
            log(Direction.OUTBOUND, chance.in100(60) ? CallOutcome.ANSWERED : CallOutcome.VOICEMAIL, back, number, who);
        }
    }

    private void log(Direction direction, CallOutcome outcome, Instant at, String number, People.Known who) throws SQLException {
        log.log(new CallLog.Talk(direction, outcome, at, number, chance.in100(60) ? origins.dialled() : null, who, null, chance.in100(65) ? texts.otherCall() : null));
    }
}
