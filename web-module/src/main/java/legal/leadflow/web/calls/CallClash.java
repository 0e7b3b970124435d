package legal.leadflow.web.calls;

import java.io.Serializable;

/** A field that two people changed at once: as it was, as the other left it, as this person wants it. */
public record CallClash(String field, String original, String theirs, String yours) implements Serializable {
    /** The three-way rule: only what both changed, and differently, needs a question. */
    static boolean is(Object original, Object theirs, Object yours) {
        return !yours.equals(original) && !theirs.equals(original) && !yours.equals(theirs);
    }

    /** What stands when nobody has to be asked. */
    static <T> T merged(T original, T theirs, T yours) {
        return yours.equals(original) ? theirs : yours;
    }

    @Override
    public String toString() {
        return "clash of " + field;
    }
}
