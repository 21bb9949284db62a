package io.ladder.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What a worker does between two pieces of work: it rests for half as long as the piece took, for
 * tills go first; and every now and then it tells that it is still there, and hears whether anybody
 * still wants what it does.
 */
final class Pulse {
    /** How many accounts, or activities, make a piece of work. */
    static final int PIECE = 500;

    /** It tells as often as this, or less where a piece takes longer. */
    static final Duration EVERY = RunBackTest.LEASE.dividedBy(12);

    private final BackTests tests;
    private final UUID test;
    private final UUID worker;
    private final InstantSource clock;
    private BackTests.Progress progress = new BackTests.Progress(0, 0);
    private Instant told;
    private long since = System.nanoTime();

    Pulse(BackTests tests, UUID test, UUID worker, InstantSource clock) {
        this.tests = tests;
        this.test = test;
        this.worker = worker;
        this.clock = clock;
        this.told = clock.instant();
    }

    /** Nobody wants the back-test any more, or somebody else is at it. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Tells how far the worker has come. */
    void tell(BackTests.Progress reached) throws Ended {
        progress = reached;
        tell(clock.instant());
    }

    /** Rests after a piece of work. */
    void rest() throws InterruptedException, Ended {
        Thread.sleep(Duration.ofNanos((System.nanoTime() - since) / 2));
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(EVERY))) {
            tell(now);
        }
        since = System.nanoTime();
    }

    private void tell(Instant now) throws Ended {
        if (!tests.advance(test, worker, progress, RunBackTest.LEASE, now)) {
            throw new Ended();
        }
        told = now;
    }
}
