package legal.leadflow.crypto;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a {@code byte[]} field of an entity: it holds text sealed by {@link FieldCipher} under the place {@code table.column}, or under another that is named here. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {
    /** Where its values stood when they were sealed first; the column's comment in the database says it too ({@code personal; sealed as call.note}). Empty: where they stand. */
    String sealedAs() default "";
}
