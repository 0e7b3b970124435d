package legal.leadflow.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.FirmContext;

/**
 * The plain JDBC that the product is compared with: the statements of recorded requests, prepared once for each connection, in transactions that set and check
 * the same context. Rows that a request made are made anew, with ids of their own.
 */
final class Replay implements Client {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern COLUMNS = Pattern.compile("insert into lead \\(([^)]*)\\).*", Pattern.DOTALL);
    private final Connection connection;
    private final FirmContext context;
    private final List<List<Recorded.Transaction>> requests;
    private final long recordedFromMs;
    private final boolean withAudit;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * @param connection     as the application's role, to keep
     * @param requests       each with its transactions, replayed in turn
     * @param recordedFromMs ids of version 7 that are younger are those of rows the request made
     * @param withAudit      false: without the statements that write the trail
     */
    Replay(Connection connection, FirmContext context, List<List<Recorded.Transaction>> requests, long recordedFromMs, boolean withAudit) throws SQLException {
        this.connection = connection;
        this.context = context;
        this.requests = requests;
        this.recordedFromMs = recordedFromMs;
        this.withAudit = withAudit;
        connection.setAutoCommit(false);
    }

    @Override
    public boolean once(int n) throws SQLException {
        Map<String, String> fresh = new HashMap<>();
        String[] number = new String[1];
        try {
            for (Recorded.Transaction transaction : requests.get(n % requests.size())) {
                context.enter(connection, transaction.firm(), transaction.person(), transaction.rights());
                for (Recorded.Sent sent : transaction.statements()) {
                    if (withAudit || !sent.isAudit()) {
                        run(sent, fresh, number);
                    }
                }
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private void run(Recorded.Sent sent, Map<String, String> fresh, String[] number) throws SQLException {
        PreparedStatement statement = prepared.get(sent.sql());
        if (statement == null) {
            statement = connection.prepareStatement(sent.sql());
            prepared.put(sent.sql(), statement);
        }
        int drawn = numberColumn(sent.sql());
        for (int i = 0; i < sent.values().size(); i++) {
            String value = i == drawn ? number[0] : anew(sent.values().get(i), fresh);
            if (value == null) {
                statement.setNull(i + 1, Types.OTHER);
            } else {
                statement.setObject(i + 1, value, Types.OTHER);
            }
        }
        if (statement.execute()) {
            try (ResultSet rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int c = 1; c <= columns; c++) {
                        rows.getBytes(c);
                    }
                    if (sent.sql().contains("next_lead")) {
                        number[0] = rows.getString(1);
                    }
                }
            }
        }
    }

    /** Where a lead's number, drawn before, stands among the values; -1 in other statements. */
    private static int numberColumn(String sql) {
        Matcher columns = COLUMNS.matcher(sql);
        return columns.matches() ? Arrays.stream(columns.group(1).split(",")).map(String::strip).toList().indexOf("number") : -1;
    }

    /** Ids of rows that the request made, with others in their place; the same for the same. */
    private String anew(String value, Map<String, String> fresh) {
        if (value == null || value.length() < 36 || !ID.matcher(value).find()) {
            return value;
        }
        return ID.matcher(value).replaceAll(id -> UUID.fromString(id.group()).getMostSignificantBits() >>> 16 < recordedFromMs ? id.group()
                : fresh.computeIfAbsent(id.group(), none -> Uuids.next().toString()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The statements of one request, each once, for a person to read. */
    static List<String> told(List<Recorded.Transaction> request) {
        List<String> told = new ArrayList<>();
        request.forEach(transaction -> transaction.statements().forEach(sent -> told.add(sent.sql())));
        return told;
    }
}
