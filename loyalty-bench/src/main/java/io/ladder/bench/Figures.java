package io.ladder.bench;

import java.util.Arrays;

/**
 * What one round measured.
 *
 * @param perSecond finished operations a second
 * @param p50Micros the median latency, in microseconds
 * @param p99Micros the latency that one in a hundred exceeds
 */
record Figures(double perSecond, long p50Micros, long p99Micros) {
    private static final double NANOS = 1e9;

    /** The figures of latencies in nanoseconds. */
    static Figures of(long[] nanos, double seconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(
                sorted.length / seconds, at(sorted, 0.50) / 1_000, at(sorted, 0.99) / 1_000);
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    static double seconds(long nanos) {
        return nanos / NANOS;
    }
}
