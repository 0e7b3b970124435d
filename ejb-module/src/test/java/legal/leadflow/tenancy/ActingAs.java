package legal.leadflow.tenancy;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Lets a test act for somebody, as a job does whose mandate was checked. */
public final class ActingAs {
    private ActingAs() {
    }

    public static <T> T person(UUID firm, UUID person, Role role, Callable<T> work) throws Exception {
        return caller(new Caller(firm, person, Set.of(role), ""), work);
    }

    public static <T> T caller(Caller caller, Callable<T> work) throws Exception {
        return CurrentCaller.actAs(caller, work);
    }
}
