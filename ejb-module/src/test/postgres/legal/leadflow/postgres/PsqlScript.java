package legal.leadflow.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Runs a script written for psql where no psql is at hand. Of psql's own language it knows what {@code roles.sql} uses:
 * {@code :'variable'}, {@code \gexec} and {@code \connect}; {@code \set} is skipped. A statement ends with a semicolon (or
 * {@code \gexec}) at the end of a line, outside of {@code $$} quotes.
 */
public final class PsqlScript {
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):'([a-z_]+)'");
    private final List<String> lines;
    private final Map<String, String> variables;

    /**
     * Reads a script.
     *
     * @param file where it is
     * @param variables what {@code :'name'} stands for; a name that is missing here is an error when the script runs
     */
    public PsqlScript(Path file, Map<String, String> variables) {
        try {
            this.lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.variables = Map.copyOf(variables);
    }

    /**
     * Runs it statement by statement, each in a transaction of its own.
     *
     * @param database gives the connections to a database of that name; the script starts in {@code postgres}
     * @throws IllegalStateException when a statement fails; the message names the line and no variable's value
     */
    public void run(Function<String, DataSource> database) {
        Connection connection = null;
        List<String> pending = new ArrayList<>();
        try {
            connection = database.apply("postgres").getConnection();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).replaceFirst("^\\s*--.*|\\s+--\\s.*", "").stripTrailing();
                if (line.startsWith("\\connect")) {
                    connection.close();
                    connection = database.apply(line.substring("\\connect".length()).strip()).getConnection();
                } else if (!line.isEmpty() && !line.startsWith("\\set")) {
                    pending.add(line);
                    if (ends(pending)) {
                        execute(connection, String.join("\n", pending), i + 1);
                        pending.clear();
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for the script", e);
        } finally {
            close(connection);
        }
    }

    private static boolean ends(List<String> statement) {
        String last = statement.get(statement.size() - 1);
        long quotes = statement.stream().mapToLong(line -> line.split("\\$\\$", -1).length - 1L).sum();
        return quotes % 2 == 0 && (last.endsWith(";") || last.endsWith("\\gexec"));
    }

    private void execute(Connection connection, String statement, int line) {
        try (Statement sql = connection.createStatement()) {
            if (!statement.endsWith("\\gexec")) {
                sql.execute(filled(statement));
                return;
            }
            for (String made : made(sql, filled(statement.substring(0, statement.length() - "\\gexec".length())))) {
                sql.execute(made);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the statement that ends in line " + line + " failed: " + e.getMessage(), e);
        }
    }

    private static List<String> made(Statement sql, String query) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        return statements;
    }

    private String filled(String statement) {
        Matcher matcher = VARIABLE.matcher(statement);
        return matcher.replaceAll(found -> {
            String value = variables.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("the script's variable " + found.group(1) + " was not given");
            }
            return Matcher.quoteReplacement("'" + value.replace("'", "''") + "'");
        });
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the script's connection did not close", e);
        }
    }
}
