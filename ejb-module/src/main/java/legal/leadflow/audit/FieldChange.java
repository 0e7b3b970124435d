package legal.leadflow.audit;

import java.util.UUID;

/** One field before and after, in the open; sealed when it is written. {@code field} is {@code *} for a record made or deleted. */
record FieldChange(String entity, UUID record, String field, Kind kind, String before, String after) {
    enum Kind { CREATED, CHANGED, DELETED }

    @Override
    public String toString() {
        return kind + " " + entity + "." + field + " of " + record;
    }
}
