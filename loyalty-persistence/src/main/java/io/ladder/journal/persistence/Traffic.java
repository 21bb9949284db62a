package io.ladder.journal.persistence;

import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * How much this instance books for calls that bring one activity each, as those of a till, where a
 * buyer waits: work that nobody waits for steps back where there is any. Batches are not counted.
 * They are of a back office or an import, which is not told from it.
 */
@Component
final class Traffic {
    private final LongAdder recordings = new LongAdder();

    /** One more has come to be booked by itself. */
    void count() {
        recordings.increment();
    }

    /** How many have come since the instance was started. */
    long total() {
        return recordings.sum();
    }
}
