package legal.leadflow.imports;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;

/** The rows about imports themselves. By SQL: the job counts up in them with each portion, and no field of theirs is worth an audit entry. */
final class ImportRuns {
    private static final String FILE_NAME = "import_run.file_name";
    private static final String COLUMNS = "import_run.columns";
    private final Connection connection;
    private final FieldCipher cipher;
    private final UUID firm;

    ImportRuns(Connection connection, FieldCipher cipher, UUID firm) {
        this.connection = connection;
        this.cipher = cipher;
        this.firm = firm;
    }

    /** An import as it is stored. */
    record Run(UUID id, int version, int number, ImportState state, boolean cancelWanted, String fileName, long fileBytes, Charset encoding, char delimiter, List<String> names,
            List<String> samples, byte[] header, ColumnMapping mapping, LeadRule rule, int rows, Instant created, UUID by) {
        @Override
        public String toString() {
            return "import " + id;
        }
    }

    /** A new import. The firm's row stays locked until the transaction ends, so that no two get one number. */
    void insert(UUID id, UUID by, String fileName, long bytes, Layout layout, byte[] header, ColumnMapping mapping, LeadRule rule) throws SQLException {
        // not "for update": whoever inserts any row of the firm holds its key, and two uploads that stored their pieces before would wait for one another
        Sql.query(connection, "select id from firm where id = ? for no key update", row -> row.getObject(1), firm);
        String told = String.join("\n", layout.columns()) + "\n\n" + String.join("\n", layout.samples());
        Sql.update(connection, "insert into import_run (firm_id, id, version, number, kind, state, file_name, file_bytes, encoding, delimiter, columns, header_index, mapping,"
                        + " lead_rule, rows_total, created_at, created_by, changed_at, changed_by)"
                        + " select ?, ?, 0, coalesce(max(number), 0) + 1, 'CALLS', 'UPLOADED', ?, ?, ?, ?, ?, ?, ?, ?, ?, now(), ?, now(), ? from import_run where firm_id = ?",
                firm, id, cipher.seal(firm, FILE_NAME, id, fileName), bytes, layout.encoding().name(), String.valueOf(layout.delimiter()), cipher.seal(firm, COLUMNS, id, told),
                header, mapping.codes(), rule.name(), layout.rows(), by, by, firm);
    }

    /** @throws NoSuchImport when the firm has none of that id */
    Run find(UUID id) throws SQLException {
        return Sql.query(connection, "select * from import_run where firm_id = ? and id = ?", this::run, firm, id).stream().findFirst()
                .orElseThrow(() -> new NoSuchImport(id));
    }

    /** As {@link #find}, locked until the transaction ends. */
    Run lock(UUID id) throws SQLException {
        return Sql.query(connection, "select * from import_run where firm_id = ? and id = ? for no key update", this::run, firm, id).stream().findFirst()
                .orElseThrow(() -> new NoSuchImport(id));
    }

    private Run run(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String[] told = cipher.open(firm, COLUMNS, id, row.getBytes("columns")).split("\n", -1);
        int columns = (told.length - 1) / 2;
        return new Run(id, row.getInt("version"), row.getInt("number"), ImportState.valueOf(row.getString("state")), row.getBoolean("cancel_wanted"),
                cipher.open(firm, FILE_NAME, id, row.getBytes("file_name")), row.getLong("file_bytes"), Charset.forName(row.getString("encoding")),
                row.getString("delimiter").charAt(0), Arrays.asList(told).subList(0, columns), Arrays.asList(told).subList(columns + 1, told.length), row.getBytes("header_index"),
                ColumnMapping.parse(row.getString("mapping")), LeadRule.valueOf(row.getString("lead_rule")), row.getInt("rows_total"), Sql.instant(row, "created_at"),
                row.getObject("created_by", UUID.class));
    }

    List<ImportLine> newest(int from, int limit) throws SQLException {
        return Sql.query(connection, "select r.id, r.number, r.state, r.file_name, r.created_at, r.created_by, coalesce(p.created + p.updated, 0) calls, coalesce(p.rejected, d.rejected, 0) rejected"
                        + " from import_run r left join import_pass p on p.firm_id = r.firm_id and p.import_id = r.id and p.pass = 'REAL'"
                        + " left join import_pass d on d.firm_id = r.firm_id and d.import_id = r.id and d.pass = 'DRY' where r.firm_id = ? and r.number < ? order by r.number desc limit ?",
                row -> new ImportLine(row.getObject("id", UUID.class), row.getInt("number"), ImportState.valueOf(row.getString("state")),
                        cipher.open(firm, FILE_NAME, row.getObject("id", UUID.class), row.getBytes("file_name")), Sql.instant(row, "created_at"),
                        row.getObject("created_by", UUID.class), row.getInt("calls"), row.getInt("rejected")), firm, from, limit);
    }

    void map(UUID id, ColumnMapping mapping, LeadRule rule, UUID by) throws SQLException {
        Sql.update(connection, "update import_run set state = 'MAPPED', mapping = ?, lead_rule = ?, version = version + 1, changed_at = now(), changed_by = ? where firm_id = ? and id = ?",
                mapping.codes(), rule.name(), by, firm, id);
    }

    void state(UUID id, ImportState state, UUID by) throws SQLException {
        Sql.update(connection, "update import_run set state = ?, cancel_wanted = false, version = version + 1, changed_at = now(), changed_by = ? where firm_id = ? and id = ?",
                state.name(), by, firm, id);
    }

    boolean anotherAtWork(UUID id) throws SQLException {
        return !Sql.query(connection, "select 1 from import_run where firm_id = ? and state in ('CHECKING', 'RUNNING', 'UNDOING') and id <> ?", row -> 1, firm, id).isEmpty();
    }

    void wantCancel(UUID id) throws SQLException {
        Sql.update(connection, "update import_run set cancel_wanted = true where firm_id = ? and id = ?", firm, id);
    }

    void delete(UUID id) throws SQLException {
        Sql.update(connection, "delete from import_run where firm_id = ? and id = ?", firm, id);
    }

    /** Begins a pass at its first row; a real one that was begun before goes on where it stopped. */
    void begin(UUID id, Pass pass) throws SQLException {
        if (pass != Pass.REAL) {
            Sql.update(connection, "delete from import_pass where firm_id = ? and import_id = ? and pass = ?", firm, id, pass.name());
        }
        int made = Sql.update(connection, "insert into import_pass (firm_id, import_id, pass, started_at) values (?, ?, ?, now()) on conflict (firm_id, import_id, pass)"
                + " do update set ended_at = null where import_pass.rows_done > 0", firm, id, pass.name());
        boolean fresh = made == 1 && rowsDone(id, pass) == 0;
        if (fresh && pass != Pass.UNDO) { // problems of the dry run before
            Sql.update(connection, "delete from import_rejected where firm_id = ? and import_id = ?", firm, id);
        }
    }

    int rowsDone(UUID id, Pass pass) throws SQLException {
        List<Integer> rows = Sql.query(connection, "select rows_done from import_pass where firm_id = ? and import_id = ? and pass = ?", row -> row.getInt(1), firm, id, pass.name());
        return rows.isEmpty() ? 0 : rows.get(0);
    }

    /** Counts a portion. @return whether somebody wants it to stop */
    boolean count(UUID id, Pass pass, Tally more, int leftOver, long job) throws SQLException {
        Sql.update(connection, "update import_pass set rows_done = rows_done + ?, created = created + ?, updated = updated + ?, same = same + ?, people = people + ?,"
                        + " leads = leads + ?, warned = warned + ?, rejected = rejected + ?, left_over = left_over + ? where firm_id = ? and import_id = ? and pass = ?",
                more.getRows(), more.getCreated(), more.getUpdated(), more.getSame(), more.getPeople(), more.getLeads(), more.getWarned(), more.getRejected(), leftOver, firm, id,
                pass.name());
        return Sql.query(connection, "update import_run set job = ? where firm_id = ? and id = ? returning cancel_wanted", row -> row.getBoolean(1), job, firm, id).get(0);
    }

    /** Forgets a dry run that was cut off: what it had met was in memory. */
    void again(UUID id, Pass pass) throws SQLException {
        Sql.update(connection, "delete from import_pass where firm_id = ? and import_id = ? and pass = ?", firm, id, pass.name());
        begin(id, pass);
    }

    void end(UUID id, Pass pass) throws SQLException {
        Sql.update(connection, "update import_pass set ended_at = now() where firm_id = ? and import_id = ? and pass = ?", firm, id, pass.name());
    }

    Map<Pass, Progress> passes(UUID id, int rows) throws SQLException {
        Map<Pass, Progress> passes = new EnumMap<>(Pass.class);
        Sql.query(connection, "select * from import_pass where firm_id = ? and import_id = ?", ImportRuns::progress, firm, id)
                .forEach(progress -> passes.put(progress.pass(), progress));
        Progress real = passes.get(Pass.REAL);
        passes.replaceAll((pass, progress) -> new Progress(pass, progress.tally(), progress.leftOver(),
                pass == Pass.UNDO && real != null ? undoTotal(real.tally()) : rows, progress.started(), progress.ended()));
        return passes;
    }

    private static int undoTotal(Tally real) {
        return real.getCreated() + real.getUpdated() + real.getPeople() + real.getLeads();
    }

    private static Progress progress(ResultSet row) throws SQLException {
        Tally tally = new Tally(row.getInt("rows_done"), row.getInt("created"), row.getInt("updated"), row.getInt("same"), row.getInt("people"), row.getInt("leads"),
                row.getInt("warned"), row.getInt("rejected"));
        return new Progress(Pass.valueOf(row.getString("pass")), tally, row.getInt("left_over"), 0, Sql.instant(row, "started_at"), Sql.instant(row, "ended_at"));
    }

    /** The choice kept for files with these columns; {@code used}: how many imports took it. */
    record Kept(ColumnMapping mapping, LeadRule rule, int used) {
    }

    /** Null when nothing is kept. */
    Kept kept(byte[] header) throws SQLException {
        return Sql.query(connection, "select mapping, lead_rule, used from import_mapping where firm_id = ? and header_index = ?",
                row -> new Kept(ColumnMapping.parse(row.getString(1)), LeadRule.valueOf(row.getString(2)), row.getInt(3)), firm, header).stream().findFirst().orElse(null);
    }

    void keep(byte[] header, ColumnMapping mapping, LeadRule rule, UUID by) throws SQLException {
        Sql.update(connection, "insert into import_mapping (firm_id, header_index, mapping, lead_rule, used, changed_at, changed_by) values (?, ?, ?, ?, 0, now(), ?)"
                + " on conflict (firm_id, header_index) do update set mapping = excluded.mapping, lead_rule = excluded.lead_rule, changed_at = now(), changed_by = excluded.changed_by",
                firm, header, mapping.codes(), rule.name(), by);
    }

    /** An import with these columns came in. */
    void used(byte[] header) throws SQLException {
        Sql.update(connection, "update import_mapping set used = used + 1 where firm_id = ? and header_index = ?", firm, header);
    }

    List<RejectedRow> rejected(UUID id, int line, UUID after, int limit) throws SQLException {
        return new ArrayList<>(Sql.query(connection, "select * from import_rejected where firm_id = ? and import_id = ? and (line, id) > (?, ?)"
                        + " order by line, id limit ?", this::rejected, firm, id, line, after, limit));
    }

    private RejectedRow rejected(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new RejectedRow(id, row.getInt("line"), row.getBoolean("warning"), Cause.valueOf(row.getString("cause")),
                cipher.open(firm, "import_rejected.detail", id, row.getBytes("detail")), cipher.open(firm, "import_rejected.original", id, row.getBytes("original")));
    }

    /** What the undo left, by kind of record. */
    Map<String, Integer> left(UUID id) throws SQLException {
        Map<String, Integer> left = new java.util.TreeMap<>();
        Sql.query(connection, "select entity, count(*)::int from import_change where firm_id = ? and import_id = ? and kind = 'LEFT' group by entity",
                row -> left.put(row.getString(1), row.getInt(2)), firm, id);
        return left;
    }

    /** Leads that the undo left and that are still there; row security leaves out what the reader may not read. */
    List<LeftRecords.Lead> leftLeads(UUID id) throws SQLException {
        return Sql.query(connection, "select l.id, l.number from import_change ch join lead l on l.firm_id = ch.firm_id and l.id = ch.record_id"
                + " where ch.firm_id = ? and ch.import_id = ? and ch.entity = 'lead' and ch.kind = 'LEFT' order by l.number limit ?",
                row -> new LeftRecords.Lead(row.getObject(1, UUID.class), row.getLong(2)), firm, id, LeftRecords.MOST_LEADS);
    }
}
