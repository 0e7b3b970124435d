package legal.leadflow.web.limits;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import legal.leadflow.crypto.Secrets;

/**
 * What a bucket is called in the database: an HMAC, because an address is personal data and a plain hash of one is undone by trying all.
 * The key is made from the master key and never stored.
 */
@ApplicationScoped
class BucketKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16; // two of a billion keys meet by chance once in 10^20
    @Inject
    private Secrets secrets;
    private SecretKeySpec key;

    @PostConstruct
    void derive() {
        key = new SecretKeySpec(mac(new SecretKeySpec(secrets.secret(Secrets.MASTER), ALGORITHM), "leadflow rate limits 1"), ALGORITHM);
    }

    /** 22 letters; the same for the same words on every server of an installation. */
    String of(RouteClass route, Who who, String id, Quota quota) {
        byte[] whole = mac(key, route + "|" + who + "|" + quota + "|" + id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
