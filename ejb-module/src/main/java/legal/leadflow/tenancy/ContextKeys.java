package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import legal.leadflow.crypto.Secrets;

/** Signs what the database and our own jobs trust: HMAC-SHA-256 under the newest {@code leadflow-context-<kid>} of the credential store. */
@ApplicationScoped
public class ContextKeys {
    private static final String ALGORITHM = "HmacSHA256";
    @Inject Secrets secrets;
    private volatile Signing newest;

    /** For CDI. */
    public ContextKeys() {
    }

    /** For programs that run outside the server. */
    public ContextKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The number of the key that signs now. */
    int kid() {
        return newest().kid;
    }

    /** @return the mac in 64 lower-case hex digits */
    String sign(String text) {
        return hex(newest().key, text);
    }

    /** The mac under a key derived from key {@code kid} for {@code purpose}, so that it can never pass for a context's. */
    String signFor(String purpose, int kid, String text) {
        Signing signing = newest();
        byte[] key = kid == signing.kid ? signing.key : secrets.secret(Secrets.CONTEXT_PREFIX + kid);
        return hex(mac(key, purpose), text);
    }

    private Signing newest() {
        Signing signing = newest;
        if (signing == null) {
            int kid = secrets.aliases().stream().filter(alias -> alias.startsWith(Secrets.CONTEXT_PREFIX))
                    .map(alias -> Integer.valueOf(alias.substring(Secrets.CONTEXT_PREFIX.length())))
                    .max(Comparator.naturalOrder()).orElseThrow(() -> new IllegalStateException("no " + Secrets.CONTEXT_PREFIX + "<kid> in the credential store"));
            signing = new Signing(kid, secrets.secret(Secrets.CONTEXT_PREFIX + kid));
            newest = signing;
        }
        return signing;
    }

    private static String hex(byte[] key, String text) {
        return HexFormat.of().formatHex(mac(key, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + ALGORITHM, e);
        }
    }

    private record Signing(int kid, byte[] key) {
        @Override
        public String toString() {
            return "context key " + kid;
        }
    }
}
