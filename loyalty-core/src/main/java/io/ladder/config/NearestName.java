package io.ladder.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guesses which name somebody meant. */
public final class NearestName {
    private static final int LETTERS_PER_SLIP = 3;
    private static final int LETTERS_MAX = 100;

    private static final int WORD_MIN = 3;

    /** What is called otherwise here. */
    private static final Map<String, String> MEANINGS =
            Map.of(
                    "annual", "year",
                    "annually", "year",
                    "daily", "day",
                    "lifetime", "ever",
                    "total", "ever");

    private NearestName() {}

    /**
     * The field that a wrong name comes near to by its letters; or of which it is a longer or
     * shorter form, such as {@code monthly} and {@code per_month} of {@code month}; or another word
     * for it. Null where there is none, or there are several.
     */
    static @Nullable String ofField(String wrong, Collection<String> known) {
        String near = of(wrong, known);
        String meaning = MEANINGS.get(wrong);
        if (near != null || (meaning != null && known.contains(meaning))) {
            return near == null ? meaning : near;
        }
        List<String> kin = known.stream().filter(name -> isKin(wrong, name)).toList();
        return kin.size() == 1 ? kin.getFirst() : null;
    }

    /** Whether a text is a name, or one with something in front of it or behind it. */
    static boolean isFormOf(String text, String name) {
        return text.equals(name) || isKin(text, name);
    }

    private static boolean isKin(String wrong, String name) {
        return (name.length() >= WORD_MIN && (wrong.startsWith(name) || wrong.endsWith("_" + name)))
                || (wrong.length() >= WORD_MIN
                        && (name.startsWith(wrong) || name.endsWith("_" + wrong)));
    }

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
