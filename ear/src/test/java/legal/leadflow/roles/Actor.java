package legal.leadflow.roles;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBContext;
import java.util.concurrent.Callable;

/**
 * Calls a service in one role, inside a transaction that is always undone. The test deploys it once for each role, under the role's
 * name, with {@code run-as} in the deployment descriptor.
 */
@PermitAll
public class Actor {
    @Resource EJBContext context;

    /** @return whether the container let the call through; what the service made of it does not count */
    public boolean mayCall(Callable<?> service) {
        context.setRollbackOnly();
        try {
            service.call();
            return true;
        } catch (Exception e) {
            return !refused(e);
        }
    }

    private static boolean refused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EJBAccessException) {
                return true;
            }
        }
        return false;
    }
}
