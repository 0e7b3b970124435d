package legal.leadflow.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStore.CredentialSourceProtectionParameter;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.credential.store.impl.KeyStoreCredentialStore;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/** WildFly's credential store, filled as an administrator fills it with {@code elytron-tool.sh}. */
final class CredentialFile {
    private CredentialFile() {
    }

    /**
     * Writes entries into the store, which is made if it is missing.
     *
     * @param file a PKCS12 file
     * @param password of the store
     * @param entries name to secret
     */
    static void write(Path file, String password, Map<String, String> entries) {
        try {
            CredentialStore store = CredentialStore.getInstance(KeyStoreCredentialStore.KEY_STORE_CREDENTIAL_STORE, new WildFlyElytronCredentialStoreProvider());
            store.initialize(Map.of("location", file.toString(), "create", "true", "modifiable", "true", "keyStoreType", "PKCS12"),
                    new CredentialSourceProtectionParameter(IdentityCredentials.NONE.withCredential(clear(password))),
                    new java.security.Provider[] {new WildFlyElytronPasswordProvider()});
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                store.store(entry.getKey(), clear(entry.getValue()));
            }
            store.flush();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (java.security.GeneralSecurityException | java.io.IOException e) {
            throw new StackFailure("the credential store " + file + " cannot be written: remove it together with the data beside it", e);
        }
    }

    private static PasswordCredential clear(String secret) {
        return new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, secret.toCharArray()));
    }
}
