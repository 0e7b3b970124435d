package legal.leadflow.web.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** What an administrator does about each fault; a check that is down tells the fault's code and this. */
final class Remedies {
    private static final Properties BY_FAULT = new Properties();

    static {
        try (InputStream in = Remedies.class.getResourceAsStream("remedies.properties")) {
            BY_FAULT.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Remedies() {
    }

    /** What to do about a fault of a check; null where nobody has said, which {@code RemediesTest} does not let pass. */
    static String of(String check, String fault) {
        return BY_FAULT.getProperty(check + "." + fault);
    }

    /** Up without a fault; down with faults and what to do about them. Null among the faults stands for none. */
    static HealthCheckResponseBuilder told(HealthCheckResponseBuilder response, String check, String... faults) {
        List<String> all = Arrays.stream(faults).filter(Objects::nonNull).toList();
        if (all.isEmpty()) {
            return response.up();
        }
        String remedies = all.stream().map(fault -> of(check, fault)).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return response.down().withData("faults", String.join(",", all)).withData("remedy", remedies);
    }
}
