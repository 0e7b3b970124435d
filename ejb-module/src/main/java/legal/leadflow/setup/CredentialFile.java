package legal.leadflow.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import legal.leadflow.crypto.Secrets;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStore.CredentialSourceProtectionParameter;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.credential.store.impl.KeyStoreCredentialStore;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/** The server's credential store {@code leadflow}, opened outside the server. */
public final class CredentialFile {
    private static final int KEY_BYTES = 32;
    private final Path file;
    private final CredentialStore store;

    /**
     * Opens it, or describes one that is made by {@link #save}.
     *
     * @param password of the store
     * @throws IOException when it does not open with that password
     */
    public CredentialFile(Path file, String password) throws IOException {
        this.file = file;
        try {
            store = CredentialStore.getInstance(KeyStoreCredentialStore.KEY_STORE_CREDENTIAL_STORE, new WildFlyElytronCredentialStoreProvider());
            store.initialize(Map.of("location", file.toString(), "create", "true", "modifiable", "true", "keyStoreType", "PKCS12"),
                    new CredentialSourceProtectionParameter(IdentityCredentials.NONE.withCredential(clear(password))), new Provider[] {new WildFlyElytronPasswordProvider()});
        } catch (GeneralSecurityException e) {
            throw new IOException("the credential store " + file + " does not open with this password", e);
        }
    }

    /** The store that the server's variables name. */
    public static CredentialFile of(InstallationFile installation) throws IOException {
        Map<String, String> server = installation.environment();
        if (!server.containsKey("LEADFLOW_CREDENTIALS") || !server.containsKey("LEADFLOW_CREDENTIALS_PASSWORD")) {
            throw new IOException("the server's variables name no LEADFLOW_CREDENTIALS and LEADFLOW_CREDENTIALS_PASSWORD");
        }
        return new CredentialFile(Path.of(server.get("LEADFLOW_CREDENTIALS")), server.get("LEADFLOW_CREDENTIALS_PASSWORD"));
    }

    /** The names of its entries. */
    public Set<String> aliases() throws IOException {
        try {
            return store.getAliases();
        } catch (CredentialStoreException e) {
            throw new IOException("the credential store " + file + " cannot be read", e);
        }
    }

    /** The keys among its entries: whatever is 32 bytes in base64. */
    public Secrets keys() throws IOException {
        Map<String, byte[]> keys = new HashMap<>();
        for (String alias : aliases()) {
            byte[] key = key(alias);
            if (key.length == KEY_BYTES) {
                keys.put(alias, key);
            }
        }
        return Secrets.of(keys);
    }

    /** Adds a new random key of 32 bytes unless there is one of that name. */
    void addKey(String alias) throws IOException {
        if (!aliases().contains(alias.toLowerCase(Locale.ROOT))) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            put(alias, Base64.getEncoder().encodeToString(key));
        }
    }

    void put(String alias, String secret) throws IOException {
        try {
            store.store(alias, clear(secret));
        } catch (CredentialStoreException e) {
            throw new IOException("the credential store " + file + " takes no entry", e);
        }
    }

    /** Writes it, readable by its owner alone. */
    void save() throws IOException {
        try {
            store.flush();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (CredentialStoreException e) {
            throw new IOException("the credential store " + file + " cannot be written", e);
        }
    }

    private byte[] key(String alias) throws IOException {
        try {
            PasswordCredential credential = store.retrieve(alias, PasswordCredential.class);
            return credential == null ? new byte[0] : Base64.getDecoder().decode(new String(credential.getPassword(ClearPassword.class).getPassword()));
        } catch (IllegalArgumentException e) {
            return new byte[0]; // a password of a database role
        } catch (CredentialStoreException e) {
            throw new IOException("the credential store " + file + " cannot be read", e);
        }
    }

    private static PasswordCredential clear(String secret) {
        return new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, secret.toCharArray()));
    }
}
