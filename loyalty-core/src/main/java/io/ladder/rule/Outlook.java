package io.ladder.rule;

import io.ladder.journal.Slot;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member at a moment without a purchase: all that the progress of rules is told from.
 *
 * @param local the moment, by the programme's clocks
 * @param rungs on which the member stands, by ladder
 * @param slots what rules remember of the member
 */
public record Outlook(ZonedDateTime local, Map<String, String> rungs, Map<String, Slot> slots) {
    public Outlook {
        rungs = Map.copyOf(rungs);
        slots = Map.copyOf(slots);
    }

    /** The programme's date. */
    LocalDate date() {
        return local.toLocalDate();
    }

    /** The rung on which the member stands; null where there is no such ladder. */
    @Nullable String rung(String ladder) {
        return rungs.get(ladder);
    }
}
