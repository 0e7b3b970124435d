package legal.leadflow.signin;

import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.DefaultCookieProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own, by its order alone: nothing has to be configured. */
public class QuietCookiesFactory extends DefaultCookieProviderFactory {
    @Override
    public CookieProvider create(KeycloakSession session) {
        return new QuietCookies(session);
    }

    @Override
    public String getId() {
        return "leadflow";
    }

    @Override
    public int order() {
        return 1;
    }
}
