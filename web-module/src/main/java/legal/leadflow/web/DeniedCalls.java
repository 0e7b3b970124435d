package legal.leadflow.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import legal.leadflow.audit.AuditLog;
import legal.leadflow.audit.Audited;
import legal.leadflow.tenancy.NoFirm;

/** Calls that {@code @RolesAllowed} refused: the container refuses before any interceptor runs, so they are recorded here. */
@ApplicationScoped
public class DeniedCalls {
    private static final Logger LOG = Logger.getLogger(DeniedCalls.class.getName());
    @Inject
    private AuditLog audit;

    /** Records the refusal under the action that the service method would have been recorded as. */
    public void record(Throwable refused) {
        record(action(refused));
    }

    /** Records a refusal of a page or request. */
    void record(String action) {
        LOG.log(Level.FINE, "refused: {0}", action);
        try {
            audit.denied(action);
        } catch (RuntimeException e) {
            if (Causes.find(e, NoFirm.class) != null) {
                LOG.log(Level.WARNING, "refused to somebody of no firm, whose trail would hold it: {0}", action);
                return;
            }
            LOG.severe("A refusal of " + action + " could not be recorded: " + Reference.log(e));
        }
    }

    /** The audit action of the service method that was called; {@code page.refused} where the stack does not show one. */
    static String action(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            for (StackTraceElement at : cause.getStackTrace()) {
                Optional<String> action = at.getClassName().startsWith("legal.leadflow.") ? audited(at) : Optional.empty();
                if (action.isPresent()) {
                    return action.get();
                }
            }
        }
        return "page.refused";
    }

    /** The stack shows the container's view of a service, {@code CallService$$$view12}; the annotation stands on the service. */
    private static Optional<String> audited(StackTraceElement at) {
        try {
            String service = at.getClassName().replaceFirst("\\$.*", "");
            Class<?> type = Class.forName(service, false, DeniedCalls.class.getClassLoader());
            return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(at.getMethodName()) && m.isAnnotationPresent(Audited.class))
                    .findFirst().map(DeniedCalls::action);
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // a class of the container's own making
        }
    }

    private static String action(Method method) {
        return method.getAnnotation(Audited.class).value();
    }
}
