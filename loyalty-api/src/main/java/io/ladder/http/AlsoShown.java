package io.ladder.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names further examples of an operation: what else it can be asked, or answer. Each has files of
 * its own, such as {@code takeBack.amount.request.json}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoShown {
    /** The name of the example that operations have anyway. */
    String first();

    /** The names of the others. */
    String[] others();
}
