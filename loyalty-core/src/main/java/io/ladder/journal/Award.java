package io.ladder.journal;

import org.jspecify.annotations.Nullable;

/**
 * Points that a rule gave for one activity.
 *
 * @param points 0 or more; 0 only where nothing was left of the rule's budget
 * @param limited true where its budget cut it short; null where it did not
 * @param left how many its budget left it, where limits of the wallet then gave fewer; null where
 *     they did not, or no budget cut it short
 */
public record Award(
        String rule, String wallet, long points, @Nullable Boolean limited, @Nullable Long left) {
    /** Points that no budget cut short. */
    public Award(String rule, String wallet, long points) {
        this(rule, wallet, points, null, null);
    }

    /** Points of a rule whose budget left fewer than it would have given. */
    static Award cutShort(String rule, String wallet, long points, long left) {
        return new Award(rule, wallet, points, true, left == points ? null : left);
    }

    /** Whether its budget cut it short. */
    public boolean wasCutShort() {
        return Boolean.TRUE.equals(limited);
    }

    /** The most that the activity can ever bring by the rule, where its budget cut it short. */
    long most() {
        return left == null ? points : left;
    }
}
