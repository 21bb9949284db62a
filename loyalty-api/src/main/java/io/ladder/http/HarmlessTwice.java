package io.ladder.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that does nothing more when it is repeated, so that an {@code Idempotency-Key} may come
 * with it and changes nothing.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HarmlessTwice {

    /** Why, as the end of a sentence. */
    String value();
}
