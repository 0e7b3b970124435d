package legal.leadflow.attack;

import java.util.Map;

/**
 * A row as the superuser sees it.
 *
 * @param table  its table
 * @param firm   which of the planted firms it belongs to, from 0
 * @param values text of each column, by its name; null for null
 */
record PlantedRow(String table, int firm, Map<String, String> values) {
    String value(String column) {
        return values.get(column);
    }
}
