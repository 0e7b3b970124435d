package legal.leadflow.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** When people call a law firm: weekdays in office hours most, Mondays above all, some in the evening and at weekends. */
final class Calendar {
    private static final double[] DAYS = {1.3, 1.1, 1.05, 1.0, 0.9, 0.3, 0.2};
    private static final double[] HOURS = {0.05, 0.03, 0.02, 0.02, 0.03, 0.08, 0.3, 0.8, 2.6, 4.6, 5.2, 4.6, 3.2, 4.2, 4.8, 4.4, 3.4, 2.2, 1.1, 0.9, 0.7, 0.5, 0.25, 0.1};
    private final ZoneId zone;
    private final Instant now;
    private final Chance chance;

    Calendar(ZoneId zone, Instant now, Chance chance) {
        this.zone = zone;
        this.now = now;
        this.chance = chance;
    }

    /** {@code count} moments of the past year, the earliest first; the last months a little busier than the first. */
    List<Instant> year(int count) {
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Instant> moments = new ArrayList<>();
        while (moments.size() < count) {
            int back = chance.between(0, 364);
            LocalDate day = today.minusDays(back);
            boolean kept = chance.in100(100 * DAYS[day.getDayOfWeek().ordinal()] / 1.3 * (1 - back / 1500.0));
            Instant at = day.atTime(chance.weighted(HOURS), chance.between(0, 59), chance.between(0, 59)).atZone(zone).toInstant();
            if (kept && at.isBefore(now)) {
                moments.add(at);
            }
        }
        moments.sort(null);
        return moments;
    }

    /** {@code count} moments of today so far, the earliest first. */
    List<Instant> today(int count) {
        long start = now.atZone(zone).toLocalDate().atStartOfDay(zone).toEpochSecond();
        long from = Math.max(start, now.getEpochSecond() - 5 * 3600);
        List<Instant> moments = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            moments.add(Instant.ofEpochSecond(from + (now.getEpochSecond() - from) * i / (count + 1)));
        }
        return moments;
    }

    /** The next moment at which somebody is at the desk: {@code at} itself in office hours, else some time of the next working day, rather in the morning. */
    Instant atWork(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        while (!open(local)) {
            boolean early = local.getHour() < 8 && local.getDayOfWeek().getValue() < 6;
            local = local.toLocalDate().plusDays(early ? 0 : 1).atTime(8, 0).plusMinutes(Math.min(chance.between(2, 570), chance.between(2, 570))).atZone(zone);
        }
        return local.toInstant();
    }

    boolean open(Instant at) {
        return open(at.atZone(zone));
    }

    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static boolean open(ZonedDateTime local) {
        LocalTime time = local.toLocalTime();
        return local.getDayOfWeek() != DayOfWeek.SATURDAY && local.getDayOfWeek() != DayOfWeek.SUNDAY
                && !time.isBefore(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(18, 0));
    }
}
