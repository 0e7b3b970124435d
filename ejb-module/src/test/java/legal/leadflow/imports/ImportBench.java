package legal.leadflow.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.TestFirms;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.Right;

/** Runs imports as the job does, portion by portion, each in a transaction as {@code leadflow_app}; without a server. */
final class ImportBench {
    static final Right[] INTAKE = {Right.FIRM, Right.STAFF, Right.CALLS, Right.PARTIES, Right.PARTIES_READ, Right.LEADS, Right.NARRATIVE, Right.CAMPAIGNS, Right.IMPORTS};
    /** The undo's job, which is lent a right. */
    static final Right[] UNDO = Stream.concat(Arrays.stream(INTAKE), Stream.of(Right.UNDO)).toArray(Right[]::new);
    static final int PORTION = 700;
    final UUID firm;
    final UUID person = UUID.randomUUID();
    final List<String> told = new ArrayList<>();

    ImportBench(UUID firm) {
        this.firm = firm;
    }

    interface Work<T> {
        T with(Ground ground) throws SQLException, IOException;
    }

    <T> T in(UUID run, Work<T> work) throws SQLException, IOException {
        return in(run, work, INTAKE);
    }

    private <T> T in(UUID run, Work<T> work, Right... rights) throws SQLException, IOException {
        try (Connection connection = TestFirms.enter(firm, person, rights)) {
            T result = work.with(new Ground(connection, firm, person, run, TestFirms.CIPHER, TestFirms.INDEX, trail()));
            connection.commit();
            return result;
        }
    }

    private Trail trail() {
        return new Trail() {
            @Override
            public void created(String entity, UUID record) {
                told.add("created " + entity);
            }

            @Override
            public void deleted(String entity, UUID record) {
                told.add("deleted " + entity);
            }

            @Override
            public void changed(String entity, UUID record, String field, String before, String after) {
                told.add("changed " + entity + "." + field);
            }
        };
    }

    /** A row for the run itself. */
    UUID run() throws SQLException, IOException {
        UUID run = Uuids.next();
        return in(run, ground -> {
            Sql.update(ground.connection(), "insert into import_run (firm_id, id, version, number, kind, state, file_name, file_bytes, encoding, delimiter, columns,"
                    + " header_index, mapping, lead_rule, rows_total, created_at, created_by, changed_at, changed_by) select ?, ?, 0, coalesce(max(number), 0) + 1, 'CALLS', 'DONE', ''::bytea,"
                    + " 1, 'UTF-8', ',', ''::bytea, ''::bytea, '', 'GOOD', 0, now(), ?, now(), ? from import_run", firm, run, person, person);
            return run;
        });
    }

    Tally take(UUID run, String text, LeadRule rule, DryMemory memory) throws SQLException, IOException {
        return take(run, text, rule, memory, 0, Integer.MAX_VALUE);
    }

    /** Rows from {@code from} up to {@code to}, counted from 0. */
    Tally take(UUID run, String text, LeadRule rule, DryMemory memory, int from, int to) throws SQLException, IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Layout layout = Layout.of(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        RowReader reader = new RowReader(ColumnMapping.recognise(layout.columns()).places(run), ZoneId.of("America/Chicago"));
        CsvRecords records = Layout.records(new ByteArrayInputStream(bytes), layout.encoding(), layout.delimiter(), layout.columns().size());
        int[] sum = new int[8];
        int row = 0;
        List<CsvRow> portion = new ArrayList<>();
        for (CsvRow next = records.next(); next != null && row < to; next = records.next()) {
            if (row++ >= from) {
                portion.add(next);
            }
            if (portion.size() == PORTION) {
                add(sum, flush(run, portion, reader, rule, memory));
            }
        }
        add(sum, flush(run, portion, reader, rule, memory));
        return new Tally(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7]);
    }

    private Tally flush(UUID run, List<CsvRow> portion, RowReader reader, LeadRule rule, DryMemory memory) throws SQLException, IOException {
        Tally tally = in(run, ground -> new CallImport(ground, reader, rule, memory).take(List.copyOf(portion)));
        portion.clear();
        return tally;
    }

    private static void add(int[] sum, Tally tally) {
        int[] more = numbers(tally);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /** Rows, created, updated, same, people, leads, warned, rejected. */
    static int[] numbers(Tally tally) {
        return new int[] {tally.getRows(), tally.getCreated(), tally.getUpdated(), tally.getSame(), tally.getPeople(), tally.getLeads(), tally.getWarned(), tally.getRejected()};
    }

    /** Removed or restored, and left. */
    int[] undo(UUID run) throws SQLException, IOException {
        return undo(run, UNDO);
    }

    /** As somebody with these rights. */
    int[] undo(UUID run, Right... rights) throws SQLException, IOException {
        int[] sum = new int[2];
        while (in(run, ground -> {
            ImportUndo undo = new ImportUndo(ground);
            boolean more = undo.portion();
            sum[0] += undo.done();
            sum[1] += undo.left();
            return more;
        }, rights)) {
            told.add("portion undone");
        }
        return sum;
    }

    int count(String query, Object... values) throws SQLException, IOException {
        return in(null, ground -> Sql.query(ground.connection(), query, row -> row.getInt(1), values).get(0));
    }

    /** All rows of the tables an import writes to, in one text: equal texts, equal states. */
    String state() throws SQLException, IOException {
        return in(null, ground -> Sql.query(ground.connection(), "select (select count(*) from call) || ' ' || (select count(*) from party) || ' ' || (select count(*) from party_phone)"
                + " || ' ' || (select count(*) from party_token) || ' ' || (select count(*) from lead) || ' ' || (select count(*) from lead_stage_change) || ' ' ||"
                + " (select count(*) from touchpoint) || ' ' || (select count(*) from source) || ' ' || (select count(*) from campaign) || ' ' ||"
                + " (select count(*) from tracking_number) || ' ' || (select coalesce(sum(duration_s), 0) from call)", row -> row.getString(1)).get(0));
    }
}
