package legal.leadflow.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import legal.leadflow.setup.InstallationFile;

/**
 * {@code leadflow-doctor --config FILE [--json]}: looks at an installation and says cause and remedy for each fault. Changes nothing.
 * Ends with 0 when all is well, 1 when there is a fault, 2 when it could not look at something it should have.
 */
public final class Doctor {
    private static final int COULD_NOT_LOOK = 2;
    private static final int WARNING = 80;
    private static final int ALARM = 90;
    private final List<Checkup> checkups;

    /** @param file where the parts of the installation are */
    public Doctor(InstallationFile file) {
        Clock clock = Clock.systemUTC();
        checkups = List.of(new DatabaseCheckup(file, clock), new SchemaCheckup(file), new IdentityCheckup(file), new ServerCheckup(file), new TlsCheckup(file, clock), new SecretsCheckup(file),
                new DiskCheckup(file, new BlockDevices(Path.of("/proc/self/mountinfo"), Path.of("/sys/dev/block")), WARNING, ALARM), new TimeCheckup(TimeCheckup.TIMEDATECTL));
    }

    /** @param arguments see above */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** As on the command line. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean json = given.remove("--json");
        if (given.size() != 2 || !given.get(0).equals("--config") || !Files.isReadable(Path.of(given.get(1)))) {
            err.println("usage: leadflow-doctor --config FILE [--json]    FILE as config/installation.properties, readable");
            return COULD_NOT_LOOK;
        }
        try {
            Findings findings = new Doctor(InstallationFile.read(Path.of(given.get(1)))).look();
            if (json) {
                findings.printJson(out);
            } else {
                findings.print(out);
            }
            return findings.exitCode();
        } catch (IOException e) {
            err.println("the file cannot be read: " + e.getMessage());
            return COULD_NOT_LOOK;
        }
    }

    /** Looks at every part; one that does not answer does not keep it from the next. */
    public Findings look() {
        Findings findings = new Findings();
        for (Checkup checkup : checkups) {
            try {
                checkup.look(findings);
            } catch (SQLException | IOException | RuntimeException e) { // an answer of another shape than expected, too
                findings.notReached(checkup.part(), e.getMessage());
            }
        }
        return findings;
    }
}
