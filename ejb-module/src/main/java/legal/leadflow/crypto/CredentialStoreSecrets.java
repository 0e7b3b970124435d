package legal.leadflow.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.password.interfaces.ClearPassword;

/** The secrets in WildFly's credential store {@code leadflow} (wildfly-cli/, credential store script). */
@ApplicationScoped
public class CredentialStoreSecrets implements Secrets {
    private static final ServiceName STORE = ServiceName.of("org", "wildfly", "security", "credential-store", "leadflow");

    @Override
    public byte[] secret(String alias) {
        try {
            PasswordCredential credential = store().retrieve(alias.toLowerCase(Locale.ROOT), PasswordCredential.class);
            if (credential == null) {
                throw new CipherException("no secret " + alias + " in the credential store");
            }
            byte[] bytes = Base64.getDecoder().decode(new String(credential.getPassword(ClearPassword.class).getPassword()));
            if (bytes.length != 32) {
                throw new CipherException("secret " + alias + " is not 32 bytes long");
            }
            return bytes;
        } catch (CredentialStoreException | IllegalArgumentException e) {
            throw new CipherException("secret " + alias + " cannot be read", e);
        }
    }

    @Override
    public Set<String> aliases() {
        try {
            return store().getAliases();
        } catch (CredentialStoreException e) {
            throw new CipherException("the credential store cannot be read", e);
        }
    }

    @SuppressWarnings("deprecation") // the service container is asked by name; there is no newer way from inside a deployment
    private static CredentialStore store() {
        ServiceController<?> store = CurrentServiceContainer.getServiceContainer().getService(STORE);
        if (store == null || !(store.getValue() instanceof CredentialStore opened)) {
            throw new CipherException("the server has no credential store leadflow");
        }
        return opened;
    }
}
