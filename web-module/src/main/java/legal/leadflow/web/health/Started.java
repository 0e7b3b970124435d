package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.tenancy.DatabaseCheck;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once database and keys were found as they should be; what goes wrong after that is readiness. */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {
    @Inject
    private DatabaseCheck database;
    @Inject
    private KeyRing keys;
    private volatile boolean was;

    @Override
    public HealthCheckResponse call() {
        was = was || database.faults().isEmpty() && keys.damaged().isEmpty();
        return HealthCheckResponse.named("started").status(was).build();
    }
}
