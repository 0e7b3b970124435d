package legal.leadflow.signin;

import org.keycloak.cookie.CookieType;
import org.keycloak.cookie.DefaultCookieProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's cookies without the one that tells scripts a digest of the sign-in's id. Keycloak itself never reads it, and our pages'
 * script learns the digest from the page ({@code door.js}).
 */
final class QuietCookies extends DefaultCookieProvider {
    QuietCookies(KeycloakSession session) {
        super(session);
    }

    @Override
    public void set(CookieType cookie, String value, int maxAge) {
        if (cookie != CookieType.AUTH_SESSION_ID_HASH) {
            super.set(cookie, value, maxAge);
        }
    }
}
