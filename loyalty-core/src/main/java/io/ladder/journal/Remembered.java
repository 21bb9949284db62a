package io.ladder.journal;

import io.ladder.tally.Tallies;
import org.jspecify.annotations.Nullable;

/** What is remembered of a member, to be looked at while nothing happens. */
public interface Remembered {

    /** What a rule remembers, or null where it remembers nothing. */
    @Nullable Slot slot(String rule);

    /** What is counted of the member. */
    Tallies tallies();

    /** What rules may know beside what the member does. */
    Attributes attributes();
}
