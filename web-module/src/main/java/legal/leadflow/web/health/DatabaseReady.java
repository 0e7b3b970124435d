package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
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
        Set<String> faults = database.faults();
        var response = HealthCheckResponse.named("database").status(faults.isEmpty());
        return (faults.isEmpty() ? response : response.withData("faults", String.join(",", faults))).build();
    }
}
