package legal.leadflow.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The facts of a lead at one moment, as its reader may see them: a fact without an entry is not for this reader; one whose value is
 * null is not known.
 */
public record Facts(Map<Fact, String> values) {
    public Facts {
        Map<Fact, String> copy = new EnumMap<>(Fact.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public String get(Fact fact) {
        return values.get(fact);
    }

    /** Whether the reader may see the fact at all. */
    public boolean has(Fact fact) {
        return values.containsKey(fact);
    }

    /** These facts with one of them replaced. */
    public Facts with(Fact fact, String value) {
        Map<Fact, String> copy = new EnumMap<>(Fact.class);
        copy.putAll(values);
        copy.put(fact, value);
        return new Facts(copy);
    }

    boolean same(Fact fact, Facts other) {
        return Objects.equals(get(fact), other.get(fact));
    }

    @Override
    public String toString() {
        return "Facts " + values.keySet();
    }
}
