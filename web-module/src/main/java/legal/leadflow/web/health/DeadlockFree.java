package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while no threads wait for each other for ever. Only a restart ends that; all that may pass by itself is readiness. */
@Liveness
@ApplicationScoped
public class DeadlockFree implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return Remedies.told(HealthCheckResponse.named("live").withData("deadlocked-threads", stuck == null ? 0 : stuck.length), "live", stuck == null ? null : "deadlock").build();
    }
}
