package io.ladder.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that can be stored and shown: not blank, of at most so many characters, without control
 * characters (of which PostgreSQL cannot keep NUL) and without halves of surrogate pairs.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {

    /** The most characters that it may have. */
    int max();

    /** Whether it may have several lines. */
    boolean lines() default false;

    String message() default "must have 1 to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks texts. */
    final class Validator implements ConstraintValidator<Text, String> {
        private int max;
        private boolean lines;

        @Override
        public void initialize(Text text) {
            max = text.max();
            lines = text.lines();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            if (value.isBlank() || value.length() > max) {
                return false;
            }
            if (!storable(value, lines)) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(
                                "must not contain control characters or broken Unicode")
                        .addConstraintViolation();
                return false;
            }
            return true;
        }

        /** Whether a text has no control characters (but those that part lines, where allowed). */
        public static boolean storable(String value, boolean lines) {
            for (int index = 0; index < value.length(); index++) {
                char each = value.charAt(index);
                if (Character.isISOControl(each)) {
                    if (!lines || (each != '\n' && each != '\r' && each != '\t')) {
                        return false;
                    }
                } else if (Character.isSurrogate(each)) {
                    boolean pair =
                            index + 1 < value.length()
                                    && Character.isSurrogatePair(each, value.charAt(index + 1));
                    if (!pair) {
                        return false;
                    }
                    index++;
                }
            }
            return true;
        }
    }
}
