package legal.leadflow.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One firm's keys, opened. */
final class FirmKeys {
    /** Columns of the audit trail begin with it; their values can never be sealed anew, so they have keys of their own (docs/adr/0019). */
    private static final String TRAIL = "audit_";
    /** No kind of {@link BlindIndex}: those are followed by a zero. */
    private static final byte[] INDEX_MARK = "the index key of a firm".getBytes(StandardCharsets.US_ASCII);
    private final Aead fields;
    private final Aead trail;
    private final byte[] index;
    private final KeysetHandle fieldKeys;
    private final KeysetHandle trailKeys;
    private final Set<Integer> fieldIds;
    private final Set<Integer> trailIds;
    /** Of the files they were read from. */
    final String stamp;
    /** Number of the oldest master key that wraps one of the files. */
    final int master;
    private volatile long looked = System.nanoTime();
    private volatile boolean proved;
    private volatile boolean trusted = true;

    FirmKeys(Masters.Opened<KeysetHandle> fields, Masters.Opened<KeysetHandle> trail, Masters.Opened<byte[]> index, String stamp) throws GeneralSecurityException {
        this.fields = fields.content().getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.trail = trail.content().getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.index = index.content();
        fieldKeys = fields.content();
        trailKeys = trail.content();
        fieldIds = ids(fieldKeys);
        trailIds = ids(trailKeys);
        this.stamp = stamp;
        master = Math.min(Math.min(fields.master(), trail.master()), index.master());
    }

    /** What seals and opens a column, {@code party.given_name}. */
    Aead of(String column) {
        return column.startsWith(TRAIL) ? trail : fields;
    }

    byte[] index() {
        return index;
    }

    /** 32 hex digits that tell this index key from others, and nothing of it. */
    String indexMark() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(index, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(INDEX_MARK), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new CipherException("no digest under the index key", e);
        }
    }

    boolean hasSameIndex(FirmKeys other) {
        return MessageDigest.isEqual(index, other.index);
    }

    KeysetHandle fieldKeys() {
        return fieldKeys;
    }

    KeysetHandle trailKeys() {
        return trailKeys;
    }

    /** Whether a value, by the number it begins with, was sealed with a key that is among these. */
    boolean knows(String column, byte[] sealed) {
        return (column.startsWith(TRAIL) ? trailIds : fieldIds).contains(KeyAge.idOf(sealed));
    }

    static Set<Integer> ids(KeysetHandle keys) {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            ids.add(keys.getAt(i).getId());
        }
        return ids;
    }

    /** True once in each {@code nanos}: for whoever looks whether the files have changed. */
    boolean isDue(long nanos) {
        long now = System.nanoTime();
        if (now - looked < nanos) {
            return false;
        }
        looked = now;
        return true;
    }

    boolean isTrusted() {
        return trusted;
    }

    /** What lies in the files now does not open, or is not what follows these. */
    void distrust() {
        trusted = false;
    }

    boolean isProved() {
        return proved;
    }

    void prove() {
        proved = true;
    }

    @Override
    public String toString() {
        return "FirmKeys";
    }
}
