package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import legal.leadflow.audit.SealerStatus;
import legal.leadflow.audit.SealerWatch;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the audit trail is sealed: no trouble, and no entry waits longer than the longest transaction may take. */
@Readiness
@ApplicationScoped
public class SealerReady implements HealthCheck {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    @Inject
    private SealerWatch sealer;

    @Override
    public HealthCheckResponse call() {
        SealerStatus now = sealer.status();
        String fault = now.trouble() == null && now.oldest().compareTo(LONGEST) >= 0 ? "late" : now.trouble();
        var response = HealthCheckResponse.named("audit-sealer").withData("oldest-ms", now.oldest().toMillis()).withData("firms-behind", now.firmsBehind());
        if (now.warning() != null) {
            response.withData("warning", now.warning()); // sealing goes on, so the server stays ready
        }
        return Remedies.told(response, "audit-sealer", fault).build();
    }
}
