package io.ladder.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something cheaper for members: what the till is told before a purchase.
 *
 * @param id in the programme file
 * @param when what must be so, all of it
 * @param only the lines that become cheaper; where a basket has none of them, it does not apply
 * @param scale how much cheaper
 * @param mostMinor for one basket, 1 or more; null for no limit
 * @param group of discounts that combine; null for those that name none, which are a group too
 */
public record Discount(
        String id,
        List<Condition> when,
        Selection only,
        Scale scale,
        @Nullable Long mostMinor,
        @Nullable String group,
        Combining combining) {
    public Discount {
        when = List.copyOf(when);
        if (mostMinor != null && mostMinor < 1) {
            throw new IllegalArgumentException("a limit is 1 or more");
        }
    }
}
