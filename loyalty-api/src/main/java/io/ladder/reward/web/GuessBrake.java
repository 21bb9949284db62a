package io.ladder.reward.web;

import io.ladder.http.ProblemWriter;
import io.ladder.journal.Actor;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets nobody find codes by guessing: each key may name a number of unknown ones in a while, and
 * then names none until it is over. Each instance of the service counts by itself. A key belongs to
 * one tenant, so that none brakes another.
 */
@Component
final class GuessBrake {
    /** How many unknown codes a key may name in a period. */
    static final int UNKNOWN_MAX = 100;

    static final Duration PERIOD = Duration.ofMinutes(10);

    /** Of so many keys it is known; beyond that the one whose period ends first is forgotten. */
    static final int KEYS_MAX = 10_000;

    private static final Actor SERVICE = new Actor("");

    private final InstantSource clock;

    /** In the order in which they end, for all last as long. */
    private final LinkedHashMap<Actor, Period> periods = new LinkedHashMap<>();

    GuessBrake(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Period {
        private final Instant end;
        private int unknown;

        Period(Instant end) {
            this.end = end;
        }
    }

    /**
     * What somebody asks for by a code.
     *
     * @param asking refuses a code that is unknown, which counts
     * @throws LoyaltyException {@code too_many_unknown_codes}
     */
    <T> T guard(@Nullable Actor caller, Supplier<T> asking) {
        // Taken beforehand, so that many at once are not more than one after another.
        Period taken = take(caller == null ? SERVICE : caller);
        boolean unknown = false;
        try {
            return asking.get();
        } catch (LoyaltyException refused) {
            unknown = refused.refusal().code() == ErrorCode.CODE_NOT_FOUND;
            throw refused;
        } finally {
            if (!unknown) {
                giveBack(taken);
            }
        }
    }

    private synchronized Period take(Actor caller) {
        Instant now = clock.instant();
        Period period = periods.get(caller);
        if (period == null || !now.isBefore(period.end)) {
            periods.remove(caller);
            if (periods.size() >= KEYS_MAX) {
                periods.pollFirstEntry();
            }
            period = new Period(now.plus(PERIOD));
            periods.put(caller, period);
        }
        if (period.unknown >= UNKNOWN_MAX) {
            long seconds = Duration.between(now, period.end).plusMillis(999).toSeconds();
            throw Refusal.at(
                            ErrorCode.TOO_MANY_UNKNOWN_CODES,
                            "/code",
                            "This key has named "
                                    + UNKNOWN_MAX
                                    + " unknown codes within "
                                    + PERIOD.toMinutes()
                                    + " minutes.")
                    .with("limit", UNKNOWN_MAX)
                    .with(ProblemWriter.RETRY_AFTER, seconds)
                    .asException();
        }
        period.unknown++;
        return period;
    }

    private synchronized void giveBack(Period period) {
        period.unknown--;
    }
}
