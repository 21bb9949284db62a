package io.ladder.accounting.persistence;

import io.ladder.accounting.Seal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For how long few records wait for others to be sealed with: a shop that sells every few seconds
 * would otherwise have a seal for each sale. Not safe for use by several threads.
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
     * @param longest for how long fewer wait than a seal can have
     */
    SealPatience(InstantSource time, @Value("${ladder.sealer.patience:PT1M}") Duration longest) {
        this.time = time;
        this.longest = longest;
    }

    /**
     * Whether to seal what is behind a position.
     *
     * @param waiting how many records there are at most
     */
    boolean isOver(long position, long waiting) {
        if (waiting <= 0) {
            return false;
        }
        Instant now = time.instant();
        if (position != from) {
            from = position;
            since = now;
        }
        return waiting >= Seal.RECORDS_MAX || !now.isBefore(since.plus(longest));
    }
}
