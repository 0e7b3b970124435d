package legal.leadflow.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: a table for people, {@code benchmark.json} for programs. Written anew after each line, so that a run that breaks leaves what it had. */
final class Report {
    private final Path file;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    Report(Path file) {
        this.file = file;
    }

    void add(Row row) throws IOException {
        rows.add(row);
        write();
    }

    /** A figure that is no row; its name carries its unit. */
    void add(String name, Object figure) throws IOException {
        figures.put(name, figure);
        write();
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-26s %7s %9s %8s %8s %8s %6s  %-37s %9s %6s %9s %6s %9s %6s %8s%n", "operation", "clients", "req/s", "p50 ms", "p95 ms",
                "p99 ms", "errors", "CPU s/1000 (wildfly pg keycloak gen)", "JDBC/s", "ratio", "no-audit", "ratio", "bare/s", "tax %", "journeys"));
        for (Row row : rows) {
            table.append(String.format(Locale.ROOT, "%-26s %7d %9.1f %8.2f %8.2f %8.2f %6d  %-37s %9.1f %6.3f %9.1f %6.3f %9.1f %6.1f %8.1f%n", row.operation(), row.clients(), row.requestsPerSecond(),
                    row.p50Ms(), row.p95Ms(), row.p99Ms(), row.errors(), cpu(row), row.jdbcRequestsPerSecond(), row.ratio(), row.readsRequestsPerSecond(), row.ratioWithoutAudit(),
                    row.bareRequestsPerSecond(), row.taxPercent(), row.journeys()));
        }
        figures.forEach((name, figure) -> table.append(String.format(Locale.ROOT, "%-50s %s%n", name, figure instanceof Double number ? rounded(number) : figure)));
        return table.toString();
    }

    private static String cpu(Row row) {
        Map<String, Double> cpu = row.cpuSecondsPer1000();
        return String.format(Locale.ROOT, "%.2f %.2f %.2f %.2f", cpu.get("wildfly"), cpu.get("postgres"), cpu.get("keycloak"), cpu.get("generator"));
    }

    private void write() throws IOException {
        JsonObjectBuilder all = Json.createObjectBuilder();
        figures.forEach((name, figure) -> all.add(name, value(figure)));
        JsonArrayBuilder list = Json.createArrayBuilder();
        rows.forEach(row -> list.add(row(row)));
        all.add("rows", list);
        JsonWriterFactory pretty = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (Writer out = Files.newBufferedWriter(file); var writer = pretty.createWriter(out)) {
            writer.writeObject(all.build());
        }
    }

    private static JsonObjectBuilder row(Row row) {
        JsonObjectBuilder cpu = Json.createObjectBuilder();
        row.cpuSecondsPer1000().forEach((process, seconds) -> cpu.add(process, value(seconds)));
        return Json.createObjectBuilder().add("operation", row.operation()).add("clients", row.clients()).add("requestsPerSecond", value(row.requestsPerSecond()))
                .add("p50Ms", value(row.p50Ms())).add("p95Ms", value(row.p95Ms())).add("p99Ms", value(row.p99Ms())).add("errors", row.errors()).add("cpuSecondsPer1000", cpu)
                .add("jdbcRequestsPerSecond", value(row.jdbcRequestsPerSecond())).add("jdbcP50Ms", value(row.jdbcP50Ms())).add("jdbcP95Ms", value(row.jdbcP95Ms())).add("ratio", value(row.ratio())).add("ratioGoal", value(row.goal()))
                .add("jdbcWithoutAuditRequestsPerSecond", value(row.readsRequestsPerSecond())).add("ratioWithoutAudit", value(row.ratioWithoutAudit()))
                .add("unprotectedRequestsPerSecond", value(row.bareRequestsPerSecond())).add("securityTaxPercent", value(row.taxPercent())).add("databaseJourneys", value(row.journeys())).add("rounds", row.rounds());
    }

    private static JsonValue value(Object figure) {
        return figure instanceof Double number ? Double.isFinite(number) ? Json.createValue(rounded(number)) : JsonValue.NULL
                : figure instanceof Integer number ? Json.createValue(number) : figure instanceof Long number ? Json.createValue(number) : Json.createValue(String.valueOf(figure));
    }

    private static BigDecimal rounded(double number) {
        return new BigDecimal(number).round(new MathContext(4));
    }
}
