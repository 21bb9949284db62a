package io.ladder.tier;

import java.time.Instant;
import java.util.List;

/**
 * A member's move from one rung to another, with its reason.
 *
 * @param scheme the ladder's id in the programme
 * @param evidence the records that the new rung stands on, by their sequence numbers; for a move
 *     down, those that still count. What a counter counts is a sum and names none, so that it is
 *     empty where the rung asks for nothing else
 */
public record Move(
        String scheme, String from, String to, Instant at, Reason reason, List<Long> evidence) {
    public Move {
        evidence = List.copyOf(evidence);
    }

    /** Why a member moved. */
    public enum Reason {
        /** The criteria of a higher rung are met. */
        EARNED,
        /** Evidence lapsed or spoke against the member, and the grace period has passed. */
        LAPSED,
        /** History was put right: a return, a withdrawal, or a late arrival. */
        CORRECTED,
        /** An operator pinned a rung. */
        PINNED,
        /** A pin ended. */
        UNPINNED,
        /** A new version of the programme asks for other things. */
        RULES_CHANGED
    }
}
