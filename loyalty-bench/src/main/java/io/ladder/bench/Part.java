package io.ladder.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a run can be limited to by {@code --only}. */
enum Part {
    /** The till and the floor, as fast as they go. */
    TILL,
    /** Both at half the till's highest rate. */
    HALF,
    BATCH,
    IMPORT,
    QUOTE,
    READ,
    REDEEM,
    RETURN,
    /** One member whom everybody serves. */
    HOT,
    /** A hundred rules where there was one. */
    RULES,
    /** The decision by itself. */
    DECISION,
    /** Something that everybody draws on. */
    BUDGET,
    /** All purchases of CDNOW lived once more. */
    BACKTEST,
    /** Ten million entries of a million members. */
    FULL,
    /** Members with a hundred thousand entries each. */
    HEAVY,
    /** A million lots that fall due. */
    EXPIRY;

    /** Those of a list that is separated by commas, with what they are compared with. */
    static Set<Part> read(String list) {
        var parts = EnumSet.noneOf(Part.class);
        for (String name : list.split(",", -1)) {
            try {
                parts.add(valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "there is no part "
                                + name
                                + "; there are "
                                + Arrays.toString(values()).toLowerCase(Locale.ROOT),
                        unknown);
            }
        }
        if (parts.contains(HALF)) {
            parts.add(TILL);
        }
        if (parts.contains(EXPIRY)) {
            parts.addAll(Set.of(IMPORT, FULL));
        }
        return parts;
    }
}
