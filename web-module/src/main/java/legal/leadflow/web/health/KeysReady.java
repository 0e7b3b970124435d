package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import legal.leadflow.crypto.KeyRing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the master key opens every firm's key file; tells how many do not, never a key. */
@Readiness
@ApplicationScoped
public class KeysReady implements HealthCheck {
    @Inject
    private KeyRing keys;

    @Override
    public HealthCheckResponse call() {
        long firms = keys.firms().size();
        long damaged = keys.damaged().size();
        return Remedies.told(HealthCheckResponse.named("keys").withData("firms", firms).withData("damaged", damaged), "keys", damaged == 0 ? null : "damaged").build();
    }
}
