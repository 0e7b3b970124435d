package legal.leadflow.audit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Parameter;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Records what was done, by whom, with what outcome; never the arguments, which are personal data.
 * Runs after {@code @RolesAllowed}, so refused calls are recorded by the web module instead.
 */
@Audited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 100)
public class AuditInterceptor {
    private static final Logger LOG = Logger.getLogger(AuditInterceptor.class.getName());
    @Inject AuditLog log;

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        AuditScope scope = new AuditScope(call.getMethod().getAnnotation(Audited.class).value());
        Parameter[] parameters = call.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            Subject subject = parameters[i].getAnnotation(Subject.class);
            if (subject != null && call.getParameters()[i] instanceof UUID id) {
                scope.about(subject.value(), id);
            }
        }
        try {
            Object result = log.recording(scope, call::proceed);
            LOG.log(Level.FINE, "{0} is recorded", scope.action);
            return result;
        } catch (Exception e) {
            failed(scope, e);
            throw e;
        }
    }

    /** What went wrong stays what the caller hears, also when it cannot be recorded. */
    private void failed(AuditScope scope, Exception cause) {
        try {
            log.failed(scope);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a failed " + scope.action + " could not be recorded", e);
            cause.addSuppressed(e);
        }
    }
}
