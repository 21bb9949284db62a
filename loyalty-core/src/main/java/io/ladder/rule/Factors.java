package io.ladder.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how much points are multiplied: by the rung on which the member stands before the purchase.
 *
 * @param ladder whose rungs; null where there are none
 * @param percents by rung, 0 to {@value #MAX}
 * @param otherwise in percent, for whom no rung is named
 */
public record Factors(@Nullable String ladder, Map<String, Integer> percents, int otherwise) {
    public static final int MAX = 1_000;

    /** What multiplies by one. */
    public static final int WHOLE = 100;

    public static final Factors NONE = new Factors(null, Map.of(), WHOLE);

    public Factors {
        percents = Map.copyOf(percents);
        for (int percent : percents.values()) {
            requireInRange(percent);
        }
        requireInRange(otherwise);
    }

    /** By rung, and by one for whom none is named. */
    public static Factors byRung(@Nullable String ladder, Map<String, Integer> percents) {
        return percents.isEmpty() ? NONE : new Factors(ladder, percents, WHOLE);
    }

    private static void requireInRange(int percent) {
        if (percent < 0 || percent > MAX) {
            throw new IllegalArgumentException("a multiplier is 0 to " + MAX + " percent");
        }
    }

    int of(Circumstances circumstances) {
        return of(ladder == null ? null : circumstances.rung(ladder));
    }

    int of(Outlook member) {
        return of(ladder == null ? null : member.rung(ladder));
    }

    private int of(@Nullable String rung) {
        return rung == null ? otherwise : percents.getOrDefault(rung, otherwise);
    }
}
