package io.ladder.journal;

import org.jspecify.annotations.Nullable;

/**
 * Points that a rule gave for one activity.
 *
 * @param points 0 or more; 0 only where nothing was left of the rule's budget
 * @param limited true where its budget cut it short; null where it did not
 */
public record Award(String rule, String wallet, long points, @Nullable Boolean limited) {
    /** Points that no budget cut short. */
    public Award(String rule, String wallet, long points) {
        this(rule, wallet, points, null);
    }

    boolean cutShort() {
        return Boolean.TRUE.equals(limited);
    }
}
