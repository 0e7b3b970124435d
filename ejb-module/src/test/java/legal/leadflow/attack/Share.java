package legal.leadflow.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which share of S01's size a property tries. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Share {
    /** Above 0, up to 1; all properties' shares make 1. */
    double value();

    /** What is tried, in a few words. */
    String part();
}
