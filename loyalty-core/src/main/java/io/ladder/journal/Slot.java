package io.ladder.journal;

import java.util.List;

/**
 * What a mechanic remembers of a member between activities.
 *
 * @param format what {@code numbers} mean, from 1; no two kinds of mechanics that can have the same
 *     id share one
 */
public record Slot(int format, List<Long> numbers) {
    public Slot {
        numbers = List.copyOf(numbers);
    }

    public static Slot of(int format, Long... numbers) {
        return new Slot(format, List.of(numbers));
    }
}
