package legal.leadflow.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Set;
import java.util.UUID;

/** Lends the signed-in platform administrator a firm for one call; runs after the container checked the roles, and before the audit's interceptor. */
@PlatformBound
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class PlatformInterceptor {
    /** The firm's name and proof of its keys, and every sealed column: bytes that the database cannot read either. */
    static final Set<Right> LENT = Set.of(Right.FIRM, Right.KEYS);
    @Inject FirmTransaction transaction;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        if (call.getParameters().length == 0 || !(call.getParameters()[0] instanceof UUID firm)) {
            throw new IllegalArgumentException(call.getMethod() + " names no firm");
        }
        Caller lent = new Caller(firm, CurrentCaller.signedInPerson(), Set.of(Role.PLATFORM_ADMIN), CurrentCaller.signedInName(), LENT);
        return CurrentCaller.actAs(lent, () -> {
            transaction.enter();
            return call.proceed();
        });
    }
}
