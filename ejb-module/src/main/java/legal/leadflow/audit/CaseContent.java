package legal.leadflow.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an entity: its values are a case's story or money, for readers of the code. In the audit trail the policy on {@code audit_value}
 * keeps them from firm administrators, with the values of every other table that is not the firm's own settings.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CaseContent {
}
