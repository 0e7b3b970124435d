package legal.leadflow.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens to a firm's Tink keyset in its life. Its keys are numbered by the second in which they are made. */
final class FirmKeyset {
    private FirmKeyset() {
    }

    static KeysetHandle first() throws GeneralSecurityException {
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withFixedId(now()).makePrimary()).build();
    }

    /** The same with one key more, which seals nothing yet. */
    static KeysetHandle added(KeysetHandle keys) throws GeneralSecurityException {
        int newest = ages(keys).stream().map(KeyAge::id).max(Integer::compareUnsigned).orElse(0);
        int id = Integer.compareUnsigned(now(), newest) > 0 ? now() : newest + 1; // twice within a second, or a clock that was put back
        return KeysetHandle.newBuilder(keys).addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withFixedId(id)).build();
    }

    /** The same, sealing with its newest key. */
    static KeysetHandle newestFirst(KeysetHandle keys) throws GeneralSecurityException {
        int newest = ages(keys).stream().map(KeyAge::id).max(Integer::compareUnsigned).orElseThrow();
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        for (int i = 0; i < builder.size(); i++) {
            if (keys.getAt(i).getId() == newest) {
                builder.getAt(i).makePrimary();
            }
        }
        return builder.build();
    }

    static KeysetHandle primaryAlone(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(keys.getPrimary().getKey()).withFixedId(keys.getPrimary().getId()).makePrimary()).build();
    }

    /** The oldest first. */
    static List<KeyAge> ages(KeysetHandle keys) {
        List<KeyAge> ages = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            ages.add(new KeyAge(keys.getAt(i).getId(), keys.getAt(i).isPrimary()));
        }
        ages.sort(Comparator.comparing(KeyAge::made));
        return List.copyOf(ages);
    }

    private static int now() {
        return (int) Instant.now().getEpochSecond();
    }
}
