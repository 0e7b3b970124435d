package legal.leadflow.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every fault that a check can tell has its remedy: the codes are read from the sources that tell them. */
class RemediesTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path EJB = Path.of("../ejb-module/src/main/java/legal/leadflow");

    @Test
    void everyFaultOfTheDatabase() throws IOException {
        Set<String> faults = codes(EJB.resolve("tenancy/DatabaseCheck.java"), "(?:Set\\.of\\(|add\\(.*, )\"([a-z-]+)\"\\)");
        assertThat(faults).hasSizeGreaterThan(6).allSatisfy(fault -> assertThat(Remedies.of("database", fault)).as(fault).isNotBlank());
    }

    @Test
    void everyFaultOfTheSignInServer() throws IOException {
        Set<String> faults = codes(MAIN.resolve("java/legal/leadflow/web/health/SignInServer.java"), "\"((?:no|not|wrong|clock)-[a-z]+)\"");
        assertThat(faults).hasSizeGreaterThan(4).allSatisfy(fault -> assertThat(Remedies.of("sign-in", fault)).as(fault).isNotBlank());
    }

    /** {@code MessagesTest} sees to it that the audit page has a sentence for each. */
    @Test
    void everyTroubleOfTheSealer() throws IOException {
        Set<String> faults = codes(MAIN.resolve("resources/legal/leadflow/web/messages/audit.properties"), "audit\\.seal\\.trouble\\.([a-z-]+)=");
        assertThat(faults).hasSizeGreaterThan(5).allSatisfy(fault -> assertThat(Remedies.of("audit-sealer", fault)).as(fault).isNotBlank());
    }

    private static Set<String> codes(Path source, String form) throws IOException {
        Set<String> codes = new TreeSet<>();
        Pattern.compile(form).matcher(Files.readString(source)).results().forEach(found -> codes.add(found.group(1)));
        return codes;
    }
}
