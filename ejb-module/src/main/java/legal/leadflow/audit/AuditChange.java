package legal.leadflow.audit;

import java.util.UUID;

/**
 * One field before and after, as far as its reader may see it.
 *
 * @param entity table
 * @param field  column; {@code *} for a record made or deleted
 * @param kind   {@code CREATED}, {@code CHANGED} or {@code DELETED}
 * @param hidden the field has values, and this reader may not read them
 * @param erased the field had values, and they were erased from the trail
 */
public record AuditChange(String entity, UUID record, String field, String kind, String before, String after, boolean hidden, boolean erased) {
    @Override
    public String toString() {
        return kind + " " + entity + "." + field + " of " + record;
    }
}
