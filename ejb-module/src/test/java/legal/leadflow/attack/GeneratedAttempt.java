package legal.leadflow.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One generated attempt: somebody of one firm, standing somewhere, asks after a value of another firm's row in some way.
 *
 * @param stand  where they stand
 * @param form   how they ask
 * @param column after what
 * @param mine   the attacker's firm, from 0
 * @param theirs the other firm
 * @param row    which of its rows, from 0
 */
record GeneratedAttempt(Stand stand, Form form, Column column, int mine, int theirs, int row) {
    /** The statements, asking after {@code value} in {@code firm}. */
    List<String> statements(PlantedFirms planted, String value, String firm) {
        Map<String, String> words = new LinkedHashMap<>();
        PlantedRow own = planted.rowsOf(column.table(), mine).get(0);
        List<Column> columns = planted.tables.get(column.table()).stream().filter(c -> own.value(c.name()) != null && !c.name().equals(PlantedFirms.firmColumn(column.table()))).toList();
        words.put("{columns}, {F}", String.join(", ", columns.stream().map(c -> '"' + c.name() + '"').toList()) + ", " + PlantedFirms.firmColumn(column.table()));
        words.put("({columns}) values", "(" + String.join(", ", columns.stream().map(c -> '"' + c.name() + '"').toList()) + ", " + PlantedFirms.firmColumn(column.table()) + ") values");
        words.put("{columns}", String.join(", ", columns.stream().map(c -> '"' + c.name() + '"').toList()));
        words.put("{copy}", String.join(", ", columns.stream().map(c -> c.equals(column) ? column.literal(value) : "id".equals(c.name()) ? "'00000000-0000-4000-8000-000000000001'" : c.literal(own.value(c.name()))).toList()) + ", {m}");
        words.put("{t}", "\"" + column.table() + "\"");
        words.put("{c}", "\"" + column.name() + "\"");
        words.put("{y}", column.type());
        words.put("{v}", column.literal(value));
        words.put("{f}", "'" + firm + "'::uuid");
        words.put("{m}", "'" + planted.firms.get(mine) + "'::uuid");
        words.put("{F}", PlantedFirms.firmColumn(column.table()));
        return form.statements().stream().map(sql -> filled(sql, words)).toList();
    }

    private static String filled(String sql, Map<String, String> words) {
        String filled = sql;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return stand + " of firm " + mine + " after row " + row + " of firm " + theirs + " by " + column + ": " + form;
    }
}
