package legal.leadflow.tenancy;

import java.util.concurrent.Callable;

/** For tests inside the server, packed into the ejb-module's own archive: a test has no sign-in token, so it says whom it acts for. */
public final class Acting {
    private Acting() {
    }

    /** Runs {@code work} for {@code caller}, as {@link Mandates} does for a job. */
    public static <T> T as(Caller caller, Callable<T> work) throws Exception {
        return CurrentCaller.actAs(caller, work);
    }
}
