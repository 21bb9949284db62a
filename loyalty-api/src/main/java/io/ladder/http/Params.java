package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Checks parameters, which no annotation checks. */
public final class Params {
    private Params() {}

    /**
     * A text in a parameter or a path.
     *
     * @throws LoyaltyException {@code invalid_field}
     */
    public static String text(String name, String value, int max) {
        if (value.isBlank() || value.length() > max || !Text.Validator.storable(value, false)) {
            throw invalid(name, "must have 1 to " + max + " characters, none of them for control.");
        }
        return value;
    }

    /**
     * A text in a parameter that may be absent.
     *
     * @throws LoyaltyException {@code invalid_field}
     */
    public static @Nullable String optionalText(String name, @Nullable String value, int max) {
        return value == null ? null : text(name, value, max);
    }

    /** What to throw where a parameter breaks a rule. */
    public static LoyaltyException invalid(String name, String rule) {
        return Refusal.of(ErrorCode.INVALID_FIELD, name + " " + rule)
                .with("parameter", name)
                .asException();
    }
}
