package legal.leadflow.demo;

import static legal.leadflow.intake.Disposition.CONFLICT;
import static legal.leadflow.intake.Disposition.DUPLICATE;
import static legal.leadflow.intake.Disposition.LOST;
import static legal.leadflow.intake.Disposition.REFERRED_OUT;
import static legal.leadflow.intake.Disposition.SPAM;
import static legal.leadflow.intake.Disposition.TURNED_DOWN;
import static legal.leadflow.intake.Stage.ATTEMPTING;
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
import static legal.leadflow.intake.Stage.UNDER_REVIEW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.Reason;
import legal.leadflow.intake.Stage;

/** How leads go: from each stage with some likelihood to the next, or out, after about so long. Of a hundred, some twelve sign. */
final class Funnel {
    private static final Duration MINUTES = Duration.ofMinutes(12);
    private static final Duration HOURS = Duration.ofHours(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration DAYS = Duration.ofDays(4);
    private static final Map<Stage, List<Way>> WAYS = Map.ofEntries(
            Map.entry(NEW, List.of(to(CONTACTED, 40, HOURS), to(ATTEMPTING, 51, HOURS), out(SPAM, 5, HOURS), out(DUPLICATE, 4, HOURS))),
            Map.entry(ATTEMPTING, List.of(to(CONTACTED, 58, DAY), out(LOST, 42, DAYS))),
            Map.entry(CONTACTED, List.of(to(CONFLICT_CHECK, 82, MINUTES), out(TURNED_DOWN, 11, MINUTES), out(LOST, 7, DAYS))),
            Map.entry(CONFLICT_CHECK, List.of(to(SCREENING, 97, HOURS), out(CONFLICT, 3, HOURS))),
            Map.entry(SCREENING, List.of(to(UNDER_REVIEW, 66, DAY), out(TURNED_DOWN, 18, DAY), out(REFERRED_OUT, 8, DAY), out(LOST, 8, DAYS))),
            Map.entry(UNDER_REVIEW, List.of(to(QUALIFIED, 68, DAYS), to(ON_HOLD, 8, DAY), out(TURNED_DOWN, 19, DAYS), out(REFERRED_OUT, 5, DAYS))),
            Map.entry(ON_HOLD, List.of(to(UNDER_REVIEW, 60, DAYS.multipliedBy(4)), out(LOST, 40, DAYS.multipliedBy(5)))),
            Map.entry(QUALIFIED, List.of(to(CONSULTATION_SCHEDULED, 90, DAY), out(LOST, 10, DAYS))),
            Map.entry(CONSULTATION_SCHEDULED, List.of(to(CONSULTED, 82, DAYS), out(LOST, 18, DAYS))),
            Map.entry(CONSULTED, List.of(to(RETAINER_SENT, 76, DAY), out(TURNED_DOWN, 13, DAY), out(LOST, 11, DAYS))),
            Map.entry(RETAINER_SENT, List.of(to(SIGNED, 84, DAYS), out(LOST, 16, DAYS.multipliedBy(2)))));
    private final Chance chance;
    private final Calendar calendar;
    private final Instant now;

    Funnel(Chance chance, Calendar calendar, Instant now) {
        this.chance = chance;
        this.calendar = calendar;
        this.now = now;
    }

    /** One change of a lead's stage, or its end. {@code from} is null where the lead was opened. */
    record Step(Stage from, Stage to, Disposition disposition, Reason reason, Instant at) {
    }

    private record Way(Stage to, Disposition out, double percent, Duration usual) {
    }

    /**
     * What became of a lead until now.
     *
     * @param spoken whether somebody spoke with the person at once
     */
    List<Step> of(Instant received, boolean spoken) {
        List<Step> steps = new ArrayList<>(List.of(new Step(null, NEW, null, null, received)));
        if (spoken && !chance.in100(6)) {
            add(steps, new Way(CONTACTED, null, 100, MINUTES), received);
        }
        for (Step last = last(steps); last.disposition == null && last.to != SIGNED && !chance.in100(0.6); last = last(steps)) {
            if (!add(steps, way(last.to), last.at)) {
                break;
            }
        }
        return steps;
    }

    private Way way(Stage from) {
        List<Way> ways = WAYS.get(from);
        return ways.get(chance.weighted(ways.stream().mapToDouble(Way::percent).toArray()));
    }

    /** Adds it unless it lies in the future. */
    private boolean add(List<Step> steps, Way way, Instant since) {
        Instant at = calendar.atWork(since.plus(chance.around(way.usual)));
        if (!at.isBefore(now)) {
            return false;
        }
        Stage from = last(steps).to;
        Reason reason = way.out == null ? null : reason(from, way.out);
        steps.add(new Step(from, way.out == null ? way.to : from, way.out, reason, at));
        return true;
    }

    private Reason reason(Stage from, Disposition out) {
        if (from == ATTEMPTING) {
            return Reason.UNREACHABLE;
        }
        List<Reason> reasons = Reason.of(out).stream().filter(reason -> reason != Reason.UNREACHABLE).toList();
        return chance.in100(40) ? reasons.get(0) : chance.of(reasons);
    }

    private static Step last(List<Step> steps) {
        return steps.get(steps.size() - 1);
    }

    private static Way to(Stage stage, double percent, Duration usual) {
        return new Way(stage, null, percent, usual);
    }

    private static Way out(Disposition disposition, double percent, Duration usual) {
        return new Way(null, disposition, percent, usual);
    }
}
