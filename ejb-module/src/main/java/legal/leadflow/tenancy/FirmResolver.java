package legal.leadflow.tenancy;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the firm for {@code @TenantId}: the second lock, beside row security. */
public class FirmResolver implements CurrentTenantIdentifierResolver<UUID> {
    /** No firm has it: what Hibernate gets while the application starts and nobody is there. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        try {
            return CurrentCaller.current().firm();
        } catch (NoFirm e) {
            return NOBODY;
        }
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
