package io.ladder.http;

import io.ladder.journal.Call;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.web.bind.annotation.PostMapping;

/** What becomes of an {@code Idempotency-Key} that comes with an operation. */
enum Repetition {
    /** A repetition is answered with what the first request brought. */
    ANSWERED,

    /** The key is accepted, and has no effect. */
    HARMLESS,

    /** The request is refused, since its repetition would do the same again. */
    REFUSED,

    /** The operation is no POST, and does not look. */
    UNHEEDED;

    static Repetition of(Method operation) {
        if (!operation.isAnnotationPresent(PostMapping.class)) {
            return UNHEEDED;
        } else if (operation.isAnnotationPresent(HarmlessTwice.class)) {
            return HARMLESS;
        }
        return Arrays.asList(operation.getParameterTypes()).contains(Call.class)
                ? ANSWERED
                : REFUSED;
    }
}
