package io.ladder.journal;

import java.time.Instant;
import java.util.List;

/**
 * Something that rules may know of a member is otherwise from then on.
 *
 * @param told what is so now
 * @param taken the names of what no longer holds; none of them is told
 */
public record AttributeChange(Instant occurredAt, Attributes told, List<String> taken)
        implements Activity {
    public AttributeChange {
        taken = List.copyOf(taken);
        if (told.isEmpty() && taken.isEmpty()) {
            throw new IllegalArgumentException("a change changes something");
        }
        if (taken.size() > Attributes.COUNT_MAX
                || taken.stream().anyMatch(told.values()::containsKey)) {
            throw new IllegalArgumentException("what is told is not taken");
        }
    }
}
