package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while people can sign in: Keycloak answers, is who we trust, holds our realm, and its clock goes as ours does. */
@Readiness
@ApplicationScoped
public class SignInReady implements HealthCheck {
    @Inject
    private SignInServer keycloak;

    @Override
    public HealthCheckResponse call() {
        SignInServer.Answer told = keycloak.ask();
        return Remedies.told(HealthCheckResponse.named("sign-in").withData("clock-off-s", told.skew().toSeconds()), "sign-in", told.fault()).build();
    }
}
