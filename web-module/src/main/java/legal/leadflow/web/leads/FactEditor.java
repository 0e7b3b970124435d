package legal.leadflow.web.leads;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import legal.leadflow.intake.Fact;
import legal.leadflow.intake.FactClash;
import legal.leadflow.intake.Facts;
import legal.leadflow.intake.Saved;

/**
 * What a person is changing on a lead's page: which facts are open, what stood there when each was opened, what they typed, and
 * where somebody else was quicker. Nothing typed is lost until it is saved or discarded.
 */
public class FactEditor {
    private final Set<Fact> open = EnumSet.noneOf(Fact.class);
    private final Map<Fact, String> seen = new EnumMap<>(Fact.class);
    private final Map<Fact, String> given = new EnumMap<>(Fact.class);
    private final Map<String, String> typed = new HashMap<>();
    private List<FactClash> clashes = List.of();

    /** Opens a fact; {@code shown} is what the page shows of all facts, {@code written} its value as people write it. */
    void open(Fact fact, Facts shown, String written) {
        if (open.add(fact)) {
            seen.put(fact, shown.get(fact));
            given.put(fact, written);
            typed.put(fact.name(), written);
        }
    }

    /** Whether anything was typed that did not stand there. */
    boolean isTouched() {
        return open.stream().anyMatch(this::isTouched);
    }

    private boolean isTouched(Fact fact) {
        return !plain(typed.get(fact.name())).equals(plain(given.get(fact)));
    }

    /** Browsers send nothing as an empty text, and line ends in two characters. */
    private static String plain(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    void discard(Fact fact) {
        open.remove(fact);
        seen.remove(fact);
        given.remove(fact);
        typed.remove(fact.name());
        clashes = List.of();
    }

    void discardAll() {
        EnumSet.allOf(Fact.class).forEach(this::discard);
    }

    boolean isOpen(Fact fact) {
        return open.contains(fact);
    }

    Set<Fact> open() {
        return open;
    }

    /** What was typed, by the fact's name; for the page's inputs. */
    public Map<String, String> getTyped() {
        return typed;
    }

    /** Facts that somebody else changed while they were open here. */
    public List<FactClash> getClashes() {
        return clashes;
    }

    /**
     * Saves what was typed; what was opened and left as it was is not sent.
     *
     * @param shown  what the page shows of all facts
     * @param change the service: what was seen, what was written
     */
    Saved save(Facts shown, BiFunction<Facts, Facts, Saved> change) {
        Facts before = shown;
        Map<Fact, String> written = new EnumMap<>(Fact.class);
        for (Fact fact : open) {
            before = before.with(fact, seen.get(fact));
            if (isTouched(fact)) {
                written.put(fact, typed.get(fact.name()));
            }
        }
        Saved saved = change.apply(before, new Facts(written));
        if (saved.done()) {
            discardAll();
        }
        clashes = saved.clashes();
        return saved;
    }

    /** Takes the others' values where the person chose them and keeps their own elsewhere; {@link #save} comes next. */
    void decide(Set<Fact> theirs) {
        for (FactClash clash : clashes) {
            seen.put(clash.fact(), clash.theirs());
            if (theirs.contains(clash.fact())) {
                given.put(clash.fact(), clash.theirs());
                typed.put(clash.fact().name(), clash.theirs());
            }
        }
    }

    /** Back to the fields; what was typed stays, and saving it asks again. */
    void backToEditing() {
        clashes = List.of();
    }
}
