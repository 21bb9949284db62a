package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Checks parameters, which no annotation checks. */
public final class Params {
    /** The fact of a refusal that names a parameter, which becomes a part of the problem. */
    static final String FACT = "parameter";

    private static final int YEAR_MAX = 9999;

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

    /**
     * A moment in a parameter that may be absent, as RFC 3339 writes it.
     *
     * @throws LoyaltyException {@code invalid_field}
     */
    public static @Nullable Instant optionalMoment(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(value);
            if (moment.getYear() >= 0 && moment.getYear() <= YEAR_MAX) {
                return moment.toInstant();
            }
        } catch (DateTimeException none) {
            throw notAMoment(name);
        }
        throw notAMoment(name);
    }

    private static LoyaltyException notAMoment(String name) {
        return invalid(name, "must be " + JsonFaults.wanted(Instant.class) + ".");
    }

    /** What to throw where a parameter breaks a rule. */
    public static LoyaltyException invalid(String parameter, String rule) {
        return Refusal.of(ErrorCode.INVALID_FIELD, parameter + " " + rule)
                .with(FACT, parameter)
                .asException();
    }
}
