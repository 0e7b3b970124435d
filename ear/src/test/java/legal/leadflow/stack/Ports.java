package legal.leadflow.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The TCP ports of one running system, all on the loopback address.
 *
 * @param base the first; the demo has 8440, the tests 9440, and {@code -Dleadflow.ports} changes either
 */
public record Ports(int base) {
    /** The ports of {@code -Dleadflow.ports}, else those from {@code otherwise} on. */
    public static Ports configured(int otherwise) {
        return new Ports(Integer.getInteger("leadflow.ports", otherwise));
    }

    /** The application, HTTPS. */
    public int application() {
        return base + 3;
    }

    /** Keycloak, HTTPS. */
    public int keycloak() {
        return base + 4;
    }

    /** Keycloak's own health, HTTPS. */
    public int keycloakManagement() {
        return base + 5;
    }

    /** WildFly's management, HTTPS. */
    public int management() {
        return base + 6;
    }

    /** PostgreSQL, TLS. */
    public int postgres() {
        return base + 7;
    }

    /** Every port with what listens there. */
    public Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("the application", application());
        all.put("Keycloak", keycloak());
        all.put("Keycloak's management", keycloakManagement());
        all.put("WildFly's management", management());
        all.put("PostgreSQL", postgres());
        return all;
    }
}
