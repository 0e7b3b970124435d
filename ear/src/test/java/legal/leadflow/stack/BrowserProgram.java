package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which browser the tests drive: an installed one, else one that is installed now. */
final class BrowserProgram {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

    private BrowserProgram() {
    }

    /**
     * The program to start; empty where Playwright has to bring its own.
     * As root on Debian, where no browser is found, the package {@code chromium} is installed first.
     */
    static Optional<Path> find() {
        Optional<Path> installed = installed();
        if (installed.isPresent() || !mayInstall()) {
            return installed;
        }
        System.out.println("[LeadFlow] no Chromium or Chrome is installed: apt-get installs the package chromium");
        Path log = Path.of("target/chromium-install.log");
        try {
            Files.createDirectories(log.getParent());
            Commands.run(List.of("apt-get", "update", "-q"), Map.of(), log);
            Commands.run(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"), Map.of("DEBIAN_FRONTEND", "noninteractive"), log);
        } catch (StackFailure e) {
            System.out.println("[LeadFlow] apt-get could not install it (" + log + "): Playwright downloads its own");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return installed();
    }

    private static Optional<Path> installed() {
        String named = System.getProperty("leadflow.browser", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"));
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).filter(BrowserProgram::isNoSnap).findFirst();
    }

    /** Ubuntu's package of that name is a script that asks for a snap. */
    private static boolean isNoSnap(Path program) {
        try {
            return Files.size(program) > 10_000 || !Files.readString(program).contains("snap");
        } catch (IOException e) {
            return true; // a binary, not a script
        }
    }

    private static boolean mayInstall() {
        try (Stream<String> release = Files.lines(Path.of("/etc/os-release"))) {
            return "root".equals(System.getProperty("user.name")) && release.anyMatch(line -> line.equals("ID=debian"))
                    && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        } catch (IOException e) {
            return false;
        }
    }
}
