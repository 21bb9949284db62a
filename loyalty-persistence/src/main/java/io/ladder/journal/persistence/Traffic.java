package io.ladder.journal.persistence;

import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * How much of what this instance books somebody waits for, a buyer at a till: work that nobody
 * waits for steps back where there is any.
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
