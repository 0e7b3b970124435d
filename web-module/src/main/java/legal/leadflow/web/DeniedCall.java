package legal.leadflow.web;

import java.util.logging.Logger;

/** A call that {@code @RolesAllowed} refused: no interceptor of ours saw it, so it is recorded here. */
final class DeniedCall {
    private static final Logger LOG = Logger.getLogger(DeniedCall.class.getName());

    private DeniedCall() {
    }

    static void record(Throwable refused) {
        LOG.info(() -> "refused: " + action(refused));
    }

    /** Class and method of the service in the words of the stack, without arguments. */
    static String action(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            for (StackTraceElement at : cause.getStackTrace()) {
                if (at.getClassName().startsWith("legal.leadflow.") && at.getClassName().contains("Service")) {
                    return at.getClassName().replaceAll(".*\\.|\\$.*", "") + "." + at.getMethodName();
                }
            }
        }
        return "unknown";
    }
}
