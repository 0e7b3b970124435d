package legal.leadflow.doctor;

/**
 * One thing that must hold for the whole catalogue.
 *
 * @param name  in a word or two, for the fault's text
 * @param query asks the database as superuser; each row it gives is a fault, its first column says where
 */
public record SchemaRule(String name, String query) {
    /** Every table of our own, partitions too. */
    public static final String OURS = " c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('public', 'ctx', 'batch', 'limits') ";
    /** Every table of firms' rows, partitions too: the firm itself and whatever carries its id. */
    public static final String TENANT = OURS + " and (c.relname = 'firm' or exists (select from pg_attribute f where f.attrelid = c.oid and f.attname = 'firm_id' and not f.attisdropped)) ";
    /** The column that says whose row it is. */
    public static final String FIRM = " (case when c.relname = 'firm' then 'id' else 'firm_id' end) ";
}
