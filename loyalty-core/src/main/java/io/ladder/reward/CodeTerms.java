package io.ladder.reward;

import io.ladder.journal.VoucherCode;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The codes of a reward.
 *
 * @param kind where they come from
 * @param days for how many days after this one a code that is made is good, 1 to 366; 0 of others
 * @param prefix what codes that are made begin with; may be empty
 */
public record CodeTerms(VoucherCode.Kind kind, int days, String prefix) {
    /** The most days for which a code that is made is good. */
    public static final int DAYS_MAX = 366;

    public CodeTerms {
        if ((kind == VoucherCode.Kind.MADE) != (days > 0) || days > DAYS_MAX) {
            throw new IllegalArgumentException("what is made is good for 1 to " + DAYS_MAX);
        }
    }

    /** The first moment at which a code that is made at another is no longer good. */
    Instant until(Instant made, ZoneId zone) {
        return made.atZone(zone).toLocalDate().plusDays(days + 1L).atStartOfDay(zone).toInstant();
    }
}
