package io.ladder.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the next page begins; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    public Page {
        items = List.copyOf(items);
    }
}
