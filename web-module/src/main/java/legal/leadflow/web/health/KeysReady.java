package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.KeyState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the master key opens every firm's key file; tells how many do not, how old keys are and which master key wraps them, never a key:
 * {@code oldest-days} since the firm that waits longest got a new key, {@code former} firms with former keys, {@code behind} those wrapped by a former master key.
 */
@Readiness
@ApplicationScoped
public class KeysReady implements HealthCheck {
    @Inject
    private KeyRing keys;

    @Override
    public HealthCheckResponse call() {
        List<KeyState> states = keys.states();
        List<KeyState> open = states.stream().filter(state -> state.trouble() == null).toList();
        int damaged = states.size() - open.size();
        var response = HealthCheckResponse.named("keys").withData("firms", states.size()).withData("damaged", damaged)
                .withData("oldest-days", open.stream().mapToLong(state -> Duration.between(state.rotated(), Instant.now()).toDays()).max().orElse(0))
                .withData("former", open.stream().filter(state -> state.fields().size() > 1).count())
                .withData("behind", open.stream().filter(KeyState::isBehind).count())
                .withData("master", states.stream().mapToInt(KeyState::newest).max().orElse(0));
        return Remedies.told(response, "keys", damaged == 0 ? null : "damaged").build();
    }
}
