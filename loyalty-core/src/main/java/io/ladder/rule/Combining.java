package io.ladder.rule;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a rule's points are to those of the other rules of its group. */
public enum Combining {
    /** They are added. */
    ADD,
    /**
     * Of the group's rules that say so, the one that offers most gives, before caps and budgets.
     */
    BEST,
    /** They are added, and no later rule of the group is asked. */
    END;

    /** As files name them. */
    public static final List<String> NAMES =
            Stream.of(values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

    /** The one of that name, which must be one. */
    public static Combining of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
