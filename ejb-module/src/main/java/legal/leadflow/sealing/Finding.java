package legal.leadflow.sealing;

import java.io.Serializable;
import java.util.List;

/**
 * Something that does not fit.
 *
 * @param values numbers of seals, ids, moments: what the fault's text names
 */
public record Finding(Fault fault, List<String> values) implements Serializable {
    static Finding of(Fault fault, Object... values) {
        return new Finding(fault, java.util.Arrays.stream(values).map(String::valueOf).toList());
    }

    /** In English. */
    @Override
    public String toString() {
        return fault.text().formatted(values.toArray());
    }
}
