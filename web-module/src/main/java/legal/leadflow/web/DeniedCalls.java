package legal.leadflow.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import legal.leadflow.audit.AuditLog;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.tenancy.NoFirm;

/** Calls that {@code @RolesAllowed} refused: the container refuses before any interceptor runs, so they are recorded here. */
@ApplicationScoped
public class DeniedCalls {
    private static final Logger LOG = Logger.getLogger(DeniedCalls.class.getName());
    @Inject
    private AuditLog audit;

    /**
     * Records the refusal under the action that the service method would have been recorded as.
     *
     * @param asked the record that the request names, which stands in the entry where the method is about one; null for none
     */
    public void record(Throwable refused, UUID asked) {
        Optional<Method> method = method(refused);
        String kind = asked == null ? null : method.map(DeniedCalls::subject).orElse(null);
        record(method.map(DeniedCalls::action).orElse("page.refused"), kind, kind == null ? null : asked);
    }

    /** Records a refusal of a page or request. */
    void record(String action) {
        record(action, null, null);
    }

    private void record(String action, String kind, UUID id) {
        LOG.log(Level.FINE, "refused: {0}", action);
        try {
            audit.denied(action, kind, id);
        } catch (RuntimeException e) {
            if (Causes.find(e, NoFirm.class) != null) {
                LOG.log(Level.WARNING, "refused to somebody of no firm, whose trail would hold it: {0}", action);
                return;
            }
            LOG.severe("A refusal of " + action + " could not be recorded: " + Reference.log(e));
        }
    }

    /** The service method that was called; empty where the stack does not show one. */
    static Optional<Method> method(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            for (StackTraceElement at : cause.getStackTrace()) {
                Optional<Method> method = at.getClassName().startsWith("legal.leadflow.") ? audited(at) : Optional.empty();
                if (method.isPresent()) {
                    return method;
                }
            }
        }
        return Optional.empty();
    }

    /** The stack shows the container's view of a service, {@code CallService$$$view12}; the annotation stands on the service. */
    private static Optional<Method> audited(StackTraceElement at) {
        try {
            String service = at.getClassName().replaceFirst("\\$.*", "");
            Class<?> type = Class.forName(service, false, DeniedCalls.class.getClassLoader());
            return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(at.getMethodName()) && m.isAnnotationPresent(Audited.class)).findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // a class of the container's own making
        }
    }

    private static String action(Method method) {
        return method.getAnnotation(Audited.class).value();
    }

    /** The kind of the record that a method is about, {@code lead}; null where it is about none. */
    static String subject(Method method) {
        return Arrays.stream(method.getParameters()).filter(one -> one.isAnnotationPresent(Subject.class) && one.getType() == UUID.class).findFirst()
                .map(one -> one.getAnnotation(Subject.class).value()).orElse(null);
    }
}
