package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import legal.leadflow.web.warmup.Warmth;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the server has warmed up: until then a person would wait for what it does by itself. */
@Readiness
@ApplicationScoped
public class Warm implements HealthCheck {
    @Inject
    private Warmth warmth;

    @Override
    public HealthCheckResponse call() {
        return Remedies.told(HealthCheckResponse.named("warm").withData("took-ms", warmth.tookMs()), "warm", warmth.isOver() ? null : "not-yet").build();
    }
}
