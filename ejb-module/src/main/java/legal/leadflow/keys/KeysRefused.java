package legal.leadflow.keys;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** That cannot be done with the firm's keys as they stand. */
public class KeysRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private KeysRefused(String key, UUID firm) {
        super(key, firm);
    }

    /** A job of the firm is at work. */
    static KeysRefused busy(UUID firm) {
        return new KeysRefused("keys.refused.busy", firm);
    }

    /** No job of the firm is at work. */
    static KeysRefused idle(UUID firm) {
        return new KeysRefused("keys.refused.idle", firm);
    }

    /** Values that a former key sealed are still there. */
    static KeysRefused used(UUID firm) {
        return new KeysRefused("keys.refused.used", firm);
    }

    /** A transaction that began before the last rotation may still be at work. */
    static KeysRefused early(UUID firm) {
        return new KeysRefused("keys.refused.early", firm);
    }
}
