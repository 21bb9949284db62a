package io.ladder.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * When points of a wallet expire: a number of months after they are earned, at the end of that
 * month or on the day itself. Months are clamped: 31 January and one month is the end of February.
 *
 * @param months 0 where points never expire, else up to 1,200
 * @param endOfMonth whether they live to the end of the month
 */
public record Expiry(int months, boolean endOfMonth) {
    public static final Expiry NEVER = new Expiry(0, false);
    public static final int MONTHS_MAX = 1_200;

    public Expiry {
        if (months < 0 || months > MONTHS_MAX) {
            throw new IllegalArgumentException("months are from 0 to " + MONTHS_MAX);
        }
    }

    /** The first moment at which points earned at a moment are gone; null where never. */
    public @Nullable Instant of(Instant earnedAt, ZoneId zone) {
        if (months == 0) {
            return null;
        }
        var lastDay = earnedAt.atZone(zone).toLocalDate().plusMonths(months);
        if (endOfMonth) {
            lastDay = lastDay.with(TemporalAdjusters.lastDayOfMonth());
        }
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
