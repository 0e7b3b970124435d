package legal.leadflow.doctor;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import legal.leadflow.doctor.Finding.State;

/** All that was found, in the order of looking. Holds settings, names and places; never a secret. */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /** The findings, in the order of looking. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** The names of the checks that came to {@code state}, each once. */
    public List<String> checks(State state) {
        return all.stream().filter(finding -> finding.state() == state).map(Finding::check).distinct().toList();
    }

    /** 0 when all is well (whatever could not be checked), 1 with a fault, 2 without one but with something that did not answer. */
    public int exitCode() {
        if (!checks(State.FAULT).isEmpty()) {
            return 1;
        }
        return checks(State.NOT_REACHED).isEmpty() ? 0 : 2;
    }

    void well(String check) {
        all.add(new Finding(check, State.WELL, "", ""));
    }

    void fault(String check, String cause, String remedy) {
        all.add(new Finding(check, State.FAULT, cause, remedy));
    }

    void notChecked(String check, String why) {
        all.add(new Finding(check, State.NOT_CHECKED, why, ""));
    }

    void notReached(String check, String why) {
        all.add(new Finding(check, State.NOT_REACHED, why, ""));
    }

    /** A fault unless {@code well}. */
    void check(String check, boolean well, String cause, String remedy) {
        if (well) {
            well(check);
        } else {
            fault(check, cause, remedy);
        }
    }

    /** A fault for each place where something is wrong; well when there is none. */
    void check(String check, List<String> wrong, String cause, String remedy) {
        if (wrong.isEmpty()) {
            well(check);
        }
        wrong.forEach(where -> fault(check, cause + " (" + where + ")", remedy));
    }

    /** For people: what is not well, worst first, and how many checks are. */
    void print(PrintStream out) {
        all.stream().filter(finding -> finding.state() != State.WELL).sorted(Comparator.comparing(Findings::order)).forEach(finding -> {
            out.println(word(finding.state()) + "  " + finding.check() + ": " + finding.cause());
            if (!finding.remedy().isEmpty()) {
                out.println("    remedy: " + finding.remedy());
            }
        });
        out.println(checks(State.WELL).size() + " checks well, " + all.stream().filter(finding -> finding.state() == State.FAULT).count() + " faults, "
                + checks(State.NOT_REACHED).size() + " without an answer, " + checks(State.NOT_CHECKED).size() + " not checked");
    }

    /** For programs: an object with {@code exitCode} and {@code findings}. */
    void printJson(PrintStream out) {
        JsonArrayBuilder findings = Json.createArrayBuilder();
        all.forEach(finding -> findings.add(Json.createObjectBuilder().add("check", finding.check()).add("state", word(finding.state()).toLowerCase(Locale.ROOT))
                .add("cause", finding.cause()).add("remedy", finding.remedy())));
        out.println(Json.createObjectBuilder().add("exitCode", exitCode()).add("findings", findings).build());
    }

    private static int order(Finding finding) {
        return List.of(State.FAULT, State.NOT_REACHED, State.NOT_CHECKED, State.WELL).indexOf(finding.state());
    }

    private static String word(State state) {
        return state.name().replace('_', ' ');
    }
}
