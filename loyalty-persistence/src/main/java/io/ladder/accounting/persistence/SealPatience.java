package io.ladder.accounting.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For how long records wait for others to be sealed with: a shop that sells every few seconds would
 * otherwise have a seal for each sale, and so would each of a thousand shops that are busy
 * together. Not safe for use by several threads.
 */
@Component
final class SealPatience {
    private final InstantSource time;
    private final Duration longest;
    private long from = -1;
    private Instant since = Instant.MIN;

    /**
     * A patience.
     *
     * @param time the true time
     * @param longest for how long fewer positions wait than are sealed in one go
     */
    SealPatience(InstantSource time, @Value("${ladder.sealer.patience:PT1M}") Duration longest) {
        this.time = time;
        this.longest = longest;
    }

    /**
     * Up to which position to seal now; that where sealing has come to for nothing. The records of
     * how many tenants lie in between is not asked: a range has seals of all of them.
     *
     * @param position where sealing has come to
     * @param settled up to where all is known
     */
    long until(long position, long settled) {
        if (settled <= position) {
            return position;
        }
        Instant now = time.instant();
        if (position != from) {
            from = position;
            since = now;
        }
        if (!now.isBefore(since.plus(longest))) {
            return settled;
        }
        long whole = (settled - position) / Sealer.POSITIONS_MAX;
        return position + whole * Sealer.POSITIONS_MAX;
    }
}
