package legal.leadflow.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Enters the signed context; runs after the container checked the roles and began the transaction, and before the audit's interceptor. */
@FirmBound
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class FirmInterceptor {
    @Inject FirmTransaction transaction;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        transaction.enter();
        return call.proceed();
    }
}
