package legal.leadflow.proof;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers what the proofs of both modules left behind, and writes {@code proof.json} and {@code proof.html}; a goal that nobody tried is there as not run. */
public final class ProofReport {
    private final List<Part> parts;

    ProofReport(List<Part> parts) {
        this.parts = parts;
    }

    /** @param arguments the folder to write to, and the folders in which proofs left their numbers */
    public static void main(String[] arguments) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            parts.addAll(Part.in(Path.of(arguments[i])));
        }
        ProofReport report = new ProofReport(parts);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (JsonWriter writer = factory().createWriter(Files.newBufferedWriter(folder.resolve("proof.json")))) {
            writer.write(report.json().build());
        }
        Files.writeString(folder.resolve("proof.html"), report.html());
        report.lines().forEach(System.out::println);
    }

    private static JsonWriterFactory factory() {
        return Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    }

    /** A row for each goal: id, tried, found, seconds, and besides how often it should be tried, and whether it was held. */
    JsonArrayBuilder json() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Goal goal : Goal.values()) {
            rows.add(Json.createObjectBuilder().add("id", goal.name()).add("tried", sum(goal, Part::tried)).add("found", sum(goal, Part::found)).add("seconds", seconds(goal))
                    .add("counts", goal.counts().name()).add("full", goal.fullSize()).add("outcome", outcome(goal)));
        }
        return rows;
    }

    /** The same in a line each, for the console. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Goal goal : Goal.values()) {
            lines.add("[proof] %s  tried %,d of %,d  %s %,d  %.1f s  %s".formatted(goal, sum(goal, Part::tried), goal.fullSize(), goal.counts().name().toLowerCase(), sum(goal, Part::found),
                    seconds(goal), outcome(goal)));
        }
        return lines;
    }

    private String outcome(Goal goal) {
        List<Part> its = of(goal);
        return its.isEmpty() ? "not run" : !its.stream().allMatch(Part::holds) ? "NOT HELD" : sum(goal, Part::tried) < goal.fullSize() ? "held, below full size" : "held";
    }

    private List<Part> of(Goal goal) {
        return parts.stream().filter(part -> part.goal() == goal).toList();
    }

    private long sum(Goal goal, java.util.function.ToLongFunction<Part> number) {
        return of(goal).stream().mapToLong(number).sum();
    }

    private double seconds(Goal goal) {
        return Math.round(of(goal).stream().mapToDouble(Part::seconds).sum() * 10) / 10.0;
    }

    private String html() {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>LeadFlow Legal: what was tried</title><style>
                body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b2430; background: #fff }
                table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #c8d0da }
                td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } .bad { color: #9d1c1c; font-weight: 600 } small { color: #47525f }
                </style></head><body><h1>What was tried, and what was found</h1>
                <p>Violations must be 0; what was done on purpose must be caught each time. What each goal means and where it ends: docs/proof.md.</p>
                <table><thead><tr><th>Goal<th>What holds<th class="n">Tried<th class="n">Full size<th class="n">Found<th class="n">Seconds<th>Outcome</tr></thead><tbody>
                """);
        for (Goal goal : Goal.values()) {
            html.append("<tr><th scope=\"row\">%s<td>%s%s<td class=\"n\">%,d<td class=\"n\">%,d<td class=\"n\">%,d %s<td class=\"n\">%.1f<td%s>%s</tr>%n".formatted(goal, escaped(goal.title()), parts(goal),
                    sum(goal, Part::tried), goal.fullSize(), sum(goal, Part::found), goal.counts().name().toLowerCase(), seconds(goal), outcome(goal).startsWith("held") ? "" : " class=\"bad\"", outcome(goal)));
        }
        return html.append("</tbody></table></body></html>\n").toString();
    }

    private String parts(Goal goal) {
        StringBuilder lines = new StringBuilder();
        for (Part part : of(goal)) {
            lines.append("<br><small>%s: %,d of %,d tried, %,d found, %.1f s, seed %s, ended %s".formatted(escaped(part.name()), part.tried(), part.wanted(), part.found(), part.seconds(), escaped(part.seed()), escaped(part.ended())));
            if (goal.counts() == Goal.Found.VIOLATIONS) {
                part.findings().forEach(finding -> lines.append("<br><span class=\"bad\">").append(escaped(finding)).append("</span>"));
            }
            lines.append("</small>");
        }
        return lines.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
