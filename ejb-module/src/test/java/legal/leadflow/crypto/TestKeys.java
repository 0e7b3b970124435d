package legal.leadflow.crypto;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** Key rings without a server. */
final class TestKeys {
    private TestKeys() {
    }

    static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static KeyRing ring(Path directory, byte[] master) {
        return new KeyRing(directory, Secrets.of(Map.of(Secrets.MASTER, master)));
    }
}
