package legal.leadflow.crypto;

import java.util.Map;
import java.util.Set;

/**
 * Secrets by alias, 32 random bytes each, kept as base64 in the server's credential store {@code leadflow}:
 * {@code leadflow-master}, then {@code leadflow-master-2} and so on, wrap the firms' keys, {@code leadflow-context-<kid>} signs firm contexts,
 * {@code leadflow-audit-<kid>} the heads of the sealed audit trail.
 */
public interface Secrets {
    String MASTER = "leadflow-master";
    String CONTEXT_PREFIX = "leadflow-context-";
    /** {@code leadflow-audit-<kid>}: the seed of an Ed25519 key that signs the heads of the audit trail. */
    String AUDIT_PREFIX = "leadflow-audit-";

    /** @throws CipherException when there is no such secret, or it is not 32 bytes of base64 */
    byte[] secret(String alias);

    Set<String> aliases();

    /** Secrets held in memory: for programs that run outside the server, such as the installation and the demo's loader. */
    static Secrets of(Map<String, byte[]> byAlias) {
        Map<String, byte[]> held = Map.copyOf(byAlias);
        return new Secrets() {
            @Override
            public byte[] secret(String alias) {
                byte[] secret = held.get(alias);
                if (secret == null) {
                    throw new CipherException("no secret " + alias);
                }
                return secret.clone();
            }

            @Override
            public Set<String> aliases() {
                return held.keySet();
            }
        };
    }
}
