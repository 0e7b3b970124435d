package legal.leadflow.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a UUID parameter of an {@link Audited} method: the record it is about, {@code lead}. So a refused or failed call names it too. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Subject {
    /** Name of the table. */
    String value();
}
