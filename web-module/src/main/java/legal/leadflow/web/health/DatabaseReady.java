package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import legal.leadflow.tenancy.DatabaseCheck;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers and is as the separation of firms needs it. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    @Inject
    private DatabaseCheck database;

    @Override
    public HealthCheckResponse call() {
        return Remedies.told(HealthCheckResponse.named("database"), "database", database.faults().toArray(String[]::new)).build();
    }
}
