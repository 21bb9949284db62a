package io.ladder.journal;

import java.util.Map;

/** What is used of the things that members share, such as the stock of a reward. */
public interface SharedCounters {

    /** How much of a thing is used, as of this decision. */
    long used(String key);

    /**
     * How much of it is given back by the same decision on another account, and so is there for
     * this one: 0 where there is none.
     */
    default long released(String key) {
        return 0;
    }

    /** The same where something more is used. */
    default SharedCounters and(Map<String, Long> more) {
        SharedCounters before = this;
        return new SharedCounters() {
            @Override
            public long used(String key) {
                return before.used(key) + more.getOrDefault(key, 0L);
            }

            @Override
            public long released(String key) {
                return before.released(key);
            }
        };
    }

    /** The same behind what was decided on another account. */
    default SharedCounters behind(Map<String, Long> other) {
        SharedCounters after = and(other);
        return new SharedCounters() {
            @Override
            public long used(String key) {
                return after.used(key);
            }

            @Override
            public long released(String key) {
                return Math.max(0, -other.getOrDefault(key, 0L));
            }
        };
    }

    /** Counters of which nothing is used: for replays, which never ask. */
    static SharedCounters none() {
        return key -> 0;
    }
}
