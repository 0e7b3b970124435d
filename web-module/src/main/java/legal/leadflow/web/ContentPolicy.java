package legal.leadflow.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Instant;

/** What a page may load and where its forms may go. */
@Named
@ApplicationScoped
public class ContentPolicy {
    /** Set by the administrator for the sign-in, {@code https://host:port/realms/leadflow}; its host is where sign-out leads. */
    static final String PROVIDER = "OIDC_PROVIDER_URL";
    private final String text = text(System.getenv(PROVIDER));
    private final String build = Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);

    /** The policy; {@code script-src} stands last because PrimeFaces appends its nonce to the end. */
    public String getText() {
        return text;
    }

    /** Changes with every start, so that no browser keeps the styles and scripts of another build. */
    public String getBuild() {
        return build;
    }

    static String text(String provider) {
        String signIn = provider == null || provider.isBlank() ? "" : " " + origin(URI.create(provider.strip()));
        return "default-src 'none'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; form-action 'self'" + signIn + "; frame-ancestors 'none'; base-uri 'none'; "
                + "object-src 'none'; script-src 'self'";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
