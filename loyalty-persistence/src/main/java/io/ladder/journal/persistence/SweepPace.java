package io.ladder.journal.persistence;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells sweeps whether others wait, and lets them rest between steps. */
@Component
final class SweepPace {
    private static final Duration REST_MAX = Duration.ofMillis(500);

    private final Traffic traffic;
    private final LongSupplier nanos;
    private final Rest rest;
    private final AtomicLong asked = new AtomicLong();

    /** Lets so much time pass. */
    interface Rest {
        void take(Duration time) throws InterruptedException;
    }

    @Autowired
    SweepPace(Traffic traffic) {
        this(traffic, System::nanoTime, Thread::sleep);
    }

    /**
     * A pace by another time.
     *
     * @param nanos the time that has passed since some moment
     */
    SweepPace(Traffic traffic, LongSupplier nanos, Rest rest) {
        this.traffic = traffic;
        this.nanos = nanos;
        this.rest = rest;
    }

    /** Whether no call has booked by itself since this was asked last. */
    boolean isQuiet() {
        long total = traffic.total();
        return asked.getAndSet(total) == total;
    }

    /** Does a step, and leaves the processor to others for as long as it took, up to a bound. */
    int step(IntSupplier step) throws InterruptedException {
        long start = nanos.getAsLong();
        int done = step.getAsInt();
        var taken = Duration.ofNanos(nanos.getAsLong() - start);
        rest.take(taken.compareTo(REST_MAX) > 0 ? REST_MAX : taken);
        return done;
    }
}
