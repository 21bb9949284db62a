package io.ladder.tally;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a member has bought and when last, without what came back wholly. It is kept whatever
 * the rules ask for, so that a rule of tomorrow knows of the purchases of today.
 *
 * @param count 0 or more
 * @param last when the member last bought; null where they never have
 */
public record Purchases(long count, @Nullable Instant last) {
    /** None so far. */
    public static final Purchases NONE = new Purchases(0, null);

    public Purchases {
        if (count < 0 || (count == 0) != (last == null)) {
            throw new IllegalArgumentException("the last of " + count + " purchases is " + last);
        }
    }

    /** The same with one more, which is the newest. */
    Purchases with(Instant at) {
        return new Purchases(count + 1, at);
    }
}
