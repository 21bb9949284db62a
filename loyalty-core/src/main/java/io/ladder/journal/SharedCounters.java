package io.ladder.journal;

/** What is used of the things that members share, such as the stock of a reward. */
public interface SharedCounters {

    /** How much of a thing is used, as of this decision. */
    long used(String key);

    /** Counters of which nothing is used: for replays, which never ask. */
    static SharedCounters none() {
        return key -> 0;
    }
}
