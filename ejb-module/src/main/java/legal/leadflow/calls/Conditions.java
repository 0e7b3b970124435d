package legal.leadflow.calls;

import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.Map;

/** The where clause of a list with optional filters; values are always parameters. */
class Conditions {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Nothing when {@code value} is null. */
    void add(String condition, String parameter, Object value) {
        if (value != null) {
            addAll(" and " + condition, parameter, value);
        }
    }

    void addAll(String conditions, String parameter, Object value) {
        text.append(conditions);
        values.put(parameter, value);
    }

    void value(String parameter, Object value) {
        values.put(parameter, value);
    }

    void text(String conditions) {
        text.append(conditions);
    }

    <T> TypedQuery<T> set(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
