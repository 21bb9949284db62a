package io.ladder.journal;

import java.time.Instant;

/**
 * An account was rated again after a version of the programme was corrected: its history is folded
 * with the corrected rules, and the difference is booked.
 *
 * @param corrections with how many corrections the account is folded from then on, 1 or more
 */
public record Rerating(Instant occurredAt, int corrections) implements Activity {
    /** What the ledger calls the movements that compensate. */
    public static final String CAUSE = "rerating";

    public Rerating {
        if (corrections < 1) {
            throw new IllegalArgumentException("without a correction nothing is rated again");
        }
    }
}
