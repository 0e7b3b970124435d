package legal.leadflow.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The master keys of the credential store as they are there now: {@code leadflow-master} is number 1, {@code leadflow-master-2} number 2, and so on.
 * The newest wraps; each opens what it has wrapped, so that several may be valid while files go from one to the next.
 */
final class Masters {
    private static final Pattern ALIAS = Pattern.compile(Pattern.quote(Secrets.MASTER) + "(?:-([0-9]{1,6}))?");
    private final NavigableMap<Integer, Aead> byNumber;

    private Masters(NavigableMap<Integer, Aead> byNumber) {
        this.byNumber = byNumber;
    }

    /** @throws CipherException when the store has none, or one of them is not 32 bytes */
    static Masters of(Secrets secrets) {
        NavigableMap<Integer, Aead> found = new TreeMap<>();
        for (String alias : secrets.aliases()) {
            Matcher name = ALIAS.matcher(alias);
            if (name.matches()) {
                found.put(name.group(1) == null ? 1 : Integer.parseInt(name.group(1)), aead(secrets.secret(alias)));
            }
        }
        if (found.isEmpty()) {
            throw new CipherException("no secret " + Secrets.MASTER);
        }
        return new Masters(found);
    }

    private static Aead aead(byte[] secret) {
        try {
            AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(32).setIvSizeBytes(12).setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
            AesGcmKey key = AesGcmKey.builder().setParameters(parameters).setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get())).build();
            return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary()).build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new CipherException("a master key cannot be used", e);
        }
    }

    int newestNumber() {
        return byNumber.lastKey();
    }

    Aead newest() {
        return byNumber.lastEntry().getValue();
    }

    /** What a master key opens. */
    interface Opening<T> {
        T with(Aead master) throws GeneralSecurityException;
    }

    /**
     * Tries the master keys, the newest first.
     *
     * @return what was opened, and with which number
     * @throws GeneralSecurityException when none of them opens it
     */
    <T> Opened<T> open(Opening<T> opening) throws GeneralSecurityException {
        GeneralSecurityException last = null;
        for (var master : byNumber.descendingMap().entrySet()) {
            try {
                return new Opened<>(opening.with(master.getValue()), master.getKey());
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Something opened, and the number of the master key that did it. */
    record Opened<T>(T content, int master) {
        @Override
        public String toString() {
            return "opened by master key " + master;
        }
    }
}
