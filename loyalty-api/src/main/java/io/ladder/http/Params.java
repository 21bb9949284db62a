package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Checks parameters, which no annotation checks. */
public final class Params {
    /** The fact of a refusal that names a parameter, which becomes a part of the problem. */
    static final String FACT = "parameter";

    private static final int YEAR_MIN = 1970;
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

    /**
     * A day in a parameter that may be absent, such as 2026-01-31.
     *
     * @throws LoyaltyException {@code invalid_field} also where it is before 1970
     */
    public static @Nullable LocalDate optionalDay(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) {
                return day;
            }
        } catch (DateTimeException none) {
            throw notADay(name);
        }
        throw notADay(name);
    }

    /**
     * A month in a parameter that may be absent, such as 2026-01.
     *
     * @throws LoyaltyException {@code invalid_field} also where it is before 1970
     */
    public static @Nullable YearMonth optionalMonth(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(value);
            if (month.getYear() >= YEAR_MIN && month.getYear() <= YEAR_MAX) {
                return month;
            }
        } catch (DateTimeException none) {
            throw notAMonth(name);
        }
        throw notAMonth(name);
    }

    private static LoyaltyException notAMonth(String name) {
        return invalid(name, "must be a month from 1970 on, such as 2026-01.");
    }

    private static LoyaltyException notADay(String name) {
        return invalid(name, "must be a day from 1970 on, such as 2026-01-31.");
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
