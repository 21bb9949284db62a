package io.ladder.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses which name somebody meant. */
public final class NearestName {
    private static final int LETTERS_PER_SLIP = 3;
    private static final int LETTERS_MAX = 100;

    private NearestName() {}

    /**
     * The known name that differs from a wrong one by the fewest slips: a letter too many, missing,
     * wrong, or swapped with its neighbour; case does not count. Null where none is near.
     */
    public static @Nullable String of(String wrong, Collection<String> known) {
        if (wrong.length() > LETTERS_MAX) {
            return null;
        }
        int fewest = Math.max(1, wrong.length() / LETTERS_PER_SLIP) + 1;
        String nearest = null;
        for (String name : known) {
            int slips = slips(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (slips < fewest) {
                fewest = slips;
                nearest = name;
            }
        }
        return nearest;
    }

    private static int slips(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] next = new int[other.length() + 1];
            next[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                next[column] =
                        Math.min(
                                Math.min(next[column - 1], last[column]) + 1,
                                last[column - 1] + change);
                if (row > 1
                        && column > 1
                        && one.charAt(row - 1) == other.charAt(column - 2)
                        && one.charAt(row - 2) == other.charAt(column - 1)) {
                    next[column] = Math.min(next[column], before[column - 2] + 1);
                }
            }
            before = last;
            last = next;
        }
        return last[other.length()];
    }
}
