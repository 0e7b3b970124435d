package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** Who is calling: the person of the sign-in token, or the one a job works for. */
@ApplicationScoped
public class CurrentCaller {
    private static final ThreadLocal<Caller> ACTING = new ThreadLocal<>();

    /** @throws NoFirm when nobody is signed in to exactly one firm */
    public Caller get() {
        return current();
    }

    static Caller current() {
        Caller acting = ACTING.get();
        return acting != null ? acting : signedIn();
    }

    /** Runs {@code work} as {@code caller}; only {@link Mandates}, which checked a signature, and {@link PlatformInterceptor}, which lends to whoever signed in, get here. */
    static <T> T actAs(Caller caller, Callable<T> work) throws Exception {
        Caller before = ACTING.get();
        ACTING.set(caller);
        try {
            return work.call();
        } finally {
            if (before == null) {
                ACTING.remove();
            } else {
                ACTING.set(before);
            }
        }
    }

    /**
     * The id of whoever is signed in, or is acted for, of a firm or of none.
     *
     * @throws NoFirm when nobody is
     */
    static UUID signedInPerson() {
        Caller acting = ACTING.get();
        return acting != null ? acting.person() : id(token(identity()).getSubject());
    }

    /** The account's name of whoever is signed in, of a firm or of none, which they cannot change themselves; empty for a job, or where the token tells none. */
    static String signedInAccount() {
        String account = ACTING.get() != null ? null : token(identity()).getClaimValueAsString("preferred_username");
        return account == null ? "" : account;
    }

    private static String name(AccessToken token) {
        String name = token.getClaimValueAsString("name");
        return name == null ? "" : name;
    }

    private static Caller signedIn() {
        SecurityIdentity identity = identity();
        AccessToken token = token(identity);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        identity.getRoles().forEach(role -> Role.named(role).ifPresent(roles::add));
        return new Caller(firm(token), id(token.getSubject()), roles, name(token));
    }

    private static SecurityIdentity identity() {
        SecurityDomain domain = SecurityDomain.getCurrent();
        if (domain == null) {
            throw new NoFirm();
        }
        return domain.getCurrentSecurityIdentity();
    }

    private static AccessToken token(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof OidcPrincipal<?> principal)) {
            throw new NoFirm();
        }
        return principal.getOidcSecurityContext().getToken();
    }

    /** The claim is {@code {"alpha": {"id": "<uuid>"}}}; a person of several firms has not said which one. */
    private static UUID firm(AccessToken token) {
        if (token.getClaimValue("firm") instanceof Map<?, ?> organizations && organizations.size() == 1
                && organizations.values().iterator().next() instanceof Map<?, ?> organization
                && organization.get("id") instanceof String id) {
            return id(id);
        }
        throw new NoFirm();
    }

    /** Only as the sign-in server writes it: {@link UUID#fromString} takes short forms too, two texts for one id. */
    private static UUID id(String text) {
        try {
            UUID id = UUID.fromString(String.valueOf(text));
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // no id at all: nobody we know
        }
        throw new NoFirm();
    }
}
