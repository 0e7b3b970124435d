package legal.leadflow.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a portion of rows in: calls stored or brought up to date, people met or taken in, sources found or made, leads opened.
 * All of it by a few statements over many rows. With a {@link DryMemory} it only counts.
 */
final class CallImport {
    private final Ground ground;
    private final RowReader reader;
    private final LeadRule rule;
    private final DryMemory memory;
    private final Tally tally = new Tally();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, CallState> calls = new HashMap<>();
    private final Map<CallRow, CallState> taken = new HashMap<>();

    /** @param memory of a dry run, the same for all of its portions; null for a real run */
    CallImport(Ground ground, RowReader reader, LeadRule rule, DryMemory memory) {
        this.ground = ground;
        this.reader = reader;
        this.rule = rule;
        this.memory = memory;
    }

    /** @return what this portion held */
    Tally take(List<CsvRow> portion) throws SQLException {
        Sql.keyByKey(ground.connection());
        List<CallRow> rows = read(portion);
        Channels channels = new Channels(ground, isDry());
        channels.meet(rows);
        SeenVersions seen = new SeenVersions(ground, rows);
        List<String> ids = rows.stream().map(CallRow::id).distinct().toList();
        KnownCalls known = new KnownCalls(ground);
        calls.putAll(isDry() ? known.find(ids) : known.lock(ids));
        rows.forEach(row -> apply(row, channels.placed(row), seen));
        People.Met met = people();
        if (isDry()) {
            tally.leads((int) candidates().stream().filter(memory::opens).count());
        } else {
            store(met);
            seen.keep(rows);
        }
        new Problems(ground).keep(problems);
        return tally;
    }

    private boolean isDry() {
        return memory != null;
    }

    private List<CallRow> read(List<CsvRow> portion) {
        List<CallRow> rows = new ArrayList<>();
        for (CsvRow row : portion) {
            tally.row();
            try {
                CallRow read = reader.read(row);
                rows.add(read);
                problems.addAll(read.warnings());
                if (!read.warnings().isEmpty()) {
                    tally.warned();
                }
            } catch (RowRefused e) {
                problems.add(e.of(row));
                tally.rejected();
            }
        }
        return rows;
    }

    private void apply(CallRow row, CallValues values, SeenVersions seen) {
        if (isDry() && memory.version(row.id()) != null) {
            count(memory.version(row.id()) != seen.hash(row));
        } else if (!calls.containsKey(row.id())) {
            CallState fresh = CallState.fresh(row.id(), values, ground.run());
            calls.put(row.id(), fresh);
            taken.put(row, fresh);
            tally.created();
        } else {
            again(row, calls.get(row.id()), values, seen);
        }
        if (isDry()) {
            memory.tell(row.id(), seen.hash(row));
        }
    }

    /** A further version of a call; one that an earlier import told is none. */
    private void again(CallRow row, CallState call, CallValues values, SeenVersions seen) {
        CallValues merged = call.merged(values, reader.fields());
        boolean news = !seen.knew(row) && !merged.equals(call.values);
        if (news) {
            call.values = merged;
            call.changed = true;
            taken.put(row, call);
        }
        count(news);
    }

    private void count(boolean news) {
        if (news) {
            tally.updated();
        } else {
            tally.same();
        }
    }

    private People.Met people() throws SQLException {
        List<CallState> changed = changed();
        People.Met met = new People(ground).meet(changed, isDry());
        changed.stream().filter(call -> call.party == null && call.values.number() != null).forEach(call -> call.party = met.byNumber().get(call.values.number()));
        tally.people(isDry() ? (int) met.fresh().stream().filter(memory::meets).count() : met.fresh().size());
        return met;
    }

    private List<CallState> changed() {
        return calls.values().stream().filter(call -> call.changed).sorted(java.util.Comparator.comparing((CallState call) -> call.id)).toList();
    }

    private void store(People.Met met) throws SQLException {
        List<CallState> changed = changed();
        LeadOpener leads = new LeadOpener(ground);
        Map<UUID, UUID> open = leads.openLeads(met.byNumber().values());
        changed.stream().filter(call -> call.lead == null && call.party != null).forEach(call -> call.lead = open.get(call.party));
        CallWriter writer = new CallWriter(ground);
        writer.insert(changed.stream().filter(CallState::isFresh).toList());
        writer.update(changed.stream().filter(call -> !call.isFresh()).toList());
        Collection<UUID> candidates = candidates();
        if (!candidates.isEmpty()) {
            leads.open(candidates);
            tally.leads(candidates.size());
        }
        leads.receivedEarlier(open.keySet());
    }

    /** Callers without a lead whose rows of this portion open one. */
    private Set<UUID> candidates() throws SQLException {
        Set<UUID> wanted = new LinkedHashSet<>();
        taken.forEach((row, call) -> {
            if (rule.opensFor(row) && call.party != null) {
                wanted.add(call.party);
            }
        });
        wanted.removeAll(new LeadOpener(ground).withLead(wanted));
        return wanted;
    }
}
