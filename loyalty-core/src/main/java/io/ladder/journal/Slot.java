package io.ladder.journal;

import java.util.List;

/**
 * What a mechanic remembers of a member between activities.
 *
 * @param format the version of the meaning of {@code numbers}, from 1
 */
public record Slot(int format, List<Long> numbers) {
    public Slot {
        numbers = List.copyOf(numbers);
    }

    public static Slot of(int format, Long... numbers) {
        return new Slot(format, List.of(numbers));
    }
}
