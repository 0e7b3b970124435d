package legal.leadflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import legal.leadflow.stack.Waiting;

/**
 * What SQL the product really sends for a request: PostgreSQL writes down every statement with its values while one request runs. So the comparison with plain JDBC
 * is with the product's own statements, also when they change.
 */
final class Recorded {
    private static final Pattern LINE = Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d+)\\] (LOG|DETAIL):  (.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");
    private static final String ENTER = "select ctx.enter(";
    private final DataSource superuser;
    private final Path log;

    Recorded(DataSource superuser, Path log) {
        this.superuser = superuser;
        this.log = log;
    }

    /**
     * A statement as it was sent.
     *
     * @param sql    with {@code ?} for each value
     * @param values as text, null for null
     */
    record Sent(String sql, List<String> values) {
        boolean isAudit() {
            return sql.startsWith("insert into audit_");
        }
    }

    /** A transaction inside a firm's context; {@code rights} as the context had them. */
    record Transaction(UUID firm, UUID person, int rights, List<Sent> statements) {
        Transaction {
            statements = List.copyOf(statements);
        }
    }

    interface Work {
        void run() throws IOException;
    }

    /** Starts writing down; to be ended by {@link #end}. */
    void begin() throws SQLException {
        set("alter system set log_error_verbosity = 'default'", "alter system set log_statement = 'all'");
        Waiting.until(() -> shown("log_statement").equals("all"), Duration.ofSeconds(10));
        set("select pg_sleep(0.3)"); // each session looks at its next statement: none must be between signal and settings
    }

    void end() throws SQLException {
        set("alter system set log_statement = 'none'", "alter system set log_error_verbosity = 'terse'");
    }

    /** The transactions of {@code person} while {@code work} ran, in order. */
    List<Transaction> of(UUID person, Work work) throws IOException {
        long from = Files.size(log);
        work.run();
        List<Transaction> found = new ArrayList<>();
        Map<String, List<Sent>> open = new HashMap<>();
        String[] last = new String[2];
        for (String entry : entries(from)) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches()) {
                continue;
            }
            String pid = line.group(1);
            Matcher execute = EXECUTE.matcher(line.group(3));
            if (line.group(2).equals("DETAIL")) {
                if (pid.equals(last[0]) && open.containsKey(pid)) {
                    List<Sent> sent = open.get(pid);
                    sent.set(sent.size() - 1, new Sent(sent.get(sent.size() - 1).sql, values(line.group(3))));
                }
            } else if (execute.matches()) {
                String sql = execute.group(1).strip();
                last[0] = null;
                if (sql.equals("BEGIN")) {
                    open.put(pid, new ArrayList<>());
                } else if (sql.equals("COMMIT") && open.containsKey(pid)) {
                    transaction(open.remove(pid)).filter(one -> one.person.equals(person)).ifPresent(found::add);
                } else if (open.containsKey(pid)) {
                    open.get(pid).add(new Sent(sql.replaceAll("\\$\\d+", "?"), List.of()));
                    last[0] = pid;
                }
            }
        }
        return found;
    }

    /** How often the product waits for the database in these requests, on average: for each statement, for challenge and entering of each context, for each commit. */
    static double journeys(java.util.Collection<List<List<Transaction>>> requests) {
        return requests.stream().flatMap(List::stream).mapToInt(request -> request.stream().mapToInt(one -> one.statements.size() + 3).sum()).average().orElse(0);
    }

    /** The transactions with those statements alone that hold {@code text}; such as have none are left out. */
    static List<Transaction> with(List<Transaction> request, String text) {
        return request.stream().map(one -> new Transaction(one.firm, one.person, one.rights, one.statements.stream().filter(sent -> sent.sql.contains(text)).toList()))
                .filter(one -> !one.statements.isEmpty()).toList();
    }

    private List<String> entries(long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        List<String> entries = new ArrayList<>();
        for (String line : new String(all, (int) from, all.length - (int) from, java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    /** Without challenge and signature, which the replay makes anew; empty where no firm's context was entered. */
    private static java.util.Optional<Transaction> transaction(List<Sent> all) {
        Sent enter = all.stream().filter(sent -> sent.sql.startsWith(ENTER)).findFirst().orElse(null);
        if (enter == null) {
            return java.util.Optional.empty();
        }
        String[] token = enter.values.get(0).split("\\|");
        return java.util.Optional.of(new Transaction(UUID.fromString(token[1]), UUID.fromString(token[2]), Integer.parseInt(token[3]),
                all.stream().filter(sent -> !sent.sql.startsWith(ENTER) && !sent.sql.contains("ctx.challenge()")).collect(Collectors.toList())));
    }

    private static List<String> values(String detail) {
        List<String> values = new ArrayList<>();
        Matcher one = PARAMETER.matcher(detail);
        while (one.find()) {
            values.add(one.group(2).equals("NULL") ? null : one.group(3).replace("''", "'"));
        }
        return java.util.Collections.unmodifiableList(values);
    }

    private String shown(String setting) {
        try (Connection connection = superuser.getConnection(); Statement ask = connection.createStatement(); var row = ask.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(String... statements) throws SQLException {
        try (Connection connection = superuser.getConnection(); Statement run = connection.createStatement()) {
            for (String one : statements) {
                run.execute(one);
            }
            run.execute("select pg_reload_conf()");
        }
    }
}
