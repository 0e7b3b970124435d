package legal.leadflow.attack;

/**
 * A column of a table of firms' rows.
 *
 * @param table  its table
 * @param name   its name
 * @param type   as PostgreSQL writes it
 * @param must   whether it may not be null
 * @param refers table whose row's id stands in it; null for a plain value
 * @param checks texts of the table's constraints that mention it
 */
record Column(String table, String name, String type, boolean must, String refers, String checks) {
    /** A text of this column's type, as SQL. */
    String literal(String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'::" + ("character".equals(type) ? "bpchar" : type);
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
