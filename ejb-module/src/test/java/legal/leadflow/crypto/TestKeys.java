package legal.leadflow.crypto;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;

/** Key rings without a server. */
final class TestKeys {
    private TestKeys() {
    }

    static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** A credential store in the memory: what is put into {@code entries} is there at once, as in a running server's. */
    static Secrets store(Map<String, byte[]> entries) {
        return new Secrets() {
            @Override
            public byte[] secret(String alias) {
                if (!entries.containsKey(alias)) {
                    throw new CipherException("no secret " + alias);
                }
                return entries.get(alias).clone();
            }

            @Override
            public Set<String> aliases() {
                return Set.copyOf(entries.keySet());
            }
        };
    }

    static KeyRing ring(Path directory, byte[] master) {
        return new KeyRing(directory, Secrets.of(Map.of(Secrets.MASTER, master)));
    }
}
