package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When something happened, as a caller may say it. */
public final class Occurrence {
    /** By how much a caller's clock may run ahead of ours. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private Occurrence() {}

    /**
     * The moment that a caller gave, or now where they gave none, in whole microseconds. A moment
     * that is a little ahead comes from a clock that runs ahead, and is taken as now: nothing in
     * the journal lies in the future, where another version of the programme may come to decide.
     *
     * @throws io.ladder.shared.LoyaltyException {@code occurred_in_future} where it is ahead of now
     *     by more than {@link #AHEAD_MAX}, {@code invalid_field} where it is before 1970
     */
    public static Instant of(@Nullable Instant given, Instant now) {
        if (given == null) {
            return now.truncatedTo(ChronoUnit.MICROS);
        }
        if (given.isAfter(now.plus(AHEAD_MAX))) {
            throw Refusal.at(
                            ErrorCode.OCCURRED_IN_FUTURE,
                            "/occurred_at",
                            "It cannot have happened yet: the time is " + now + ".")
                    .with("now", now)
                    .asException();
        }
        if (given.isBefore(Instant.EPOCH)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/occurred_at",
                            "Nothing is recorded that happened before 1970.")
                    .asException();
        }
        return (given.isAfter(now) ? now : given).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * When something happened that concerns what was booked before: as {@link #of}, but now is
     * never before that. Another instance may have booked it by a clock that runs ahead of ours,
     * and before it there would be nothing to settle or to undo.
     *
     * @param former when that happened which it concerns
     */
    public static Instant after(Instant former, @Nullable Instant given, Instant now) {
        return of(given, former.isAfter(now) ? former : now);
    }
}
