package legal.leadflow.tenancy;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a service of the platform's administrators, who belong to no firm: each call works for the firm that its first argument names, with the rights
 * to the firm's own row and to its keys alone, and stands in that firm's audit trail.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlatformBound {
}
