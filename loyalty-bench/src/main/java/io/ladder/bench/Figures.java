package io.ladder.bench;

import org.HdrHistogram.Histogram;

/**
 * What one measurement came to.
 *
 * @param perSecond finished operations a second
 * @param latencies of calls, in nanoseconds; empty where no call was waited for
 * @param cost what one operation took
 */
record Figures(double perSecond, Histogram latencies, Cost cost) {
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    /** Up to two minutes, exact to one in a thousand. */
    static Histogram histogram() {
        return new org.HdrHistogram.ConcurrentHistogram(1_000, 120_000_000_000L, 3);
    }

    /**
     * What one operation took of the machine.
     *
     * @param serviceMicros time of a processor in the service, in microseconds
     * @param databaseMicros the same in the database
     * @param loadMicros the same in the bench itself
     * @param walBytes written to the database's log
     */
    record Cost(double serviceMicros, double databaseMicros, double loadMicros, double walBytes) {}

    double p50() {
        return milliseconds(50);
    }

    double p99() {
        return milliseconds(99);
    }

    double p999() {
        return milliseconds(99.9);
    }

    private double milliseconds(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_OF_A_MILLISECOND;
    }
}
