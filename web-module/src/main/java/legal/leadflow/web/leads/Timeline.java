package legal.leadflow.web.leads;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import legal.leadflow.calls.CallLine;
import legal.leadflow.intake.LeadView;

/** Puts inquiries, calls, notes and changes of stage into one order, the newest first, by days in the firm's zone. */
final class Timeline {
    private Timeline() {
    }

    static List<TimelineEntry.Day> of(LeadView lead, List<CallLine> calls, Function<UUID, String> name, ZoneId zone) {
        List<TimelineEntry> entries = new ArrayList<>();
        Map<UUID, String> said = new LinkedHashMap<>();
        for (LeadView.Note note : lead.notes()) {
            if (note.step() == null) {
                entries.add(new TimelineEntry(TimelineEntry.Kind.NOTES, note.at(), name.apply(note.by()), note.text(), null, null, null));
            } else {
                said.put(note.step(), note.text());
            }
        }
        lead.steps().forEach(step -> entries.add(new TimelineEntry(TimelineEntry.Kind.STAGES, step.at(), name.apply(step.by()),
                said.getOrDefault(step.id(), ""), null, step, null)));
        calls.forEach(call -> entries.add(new TimelineEntry(TimelineEntry.Kind.CALLS, call.startedAt(), call.agent() == null ? "" : call.agent(),
                call.note().text(), call, null, null)));
        lead.came().forEach(came -> entries.add(new TimelineEntry(TimelineEntry.Kind.INQUIRIES, came.received(), name.apply(came.by()),
                came.said() == null ? "" : came.said(), null, null, came)));
        entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
        Map<LocalDate, List<TimelineEntry>> days = new LinkedHashMap<>();
        entries.forEach(entry -> days.computeIfAbsent(day(entry.at(), zone), day -> new ArrayList<>()).add(entry));
        return days.entrySet().stream().map(day -> new TimelineEntry.Day(day.getKey(), day.getValue())).toList();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
