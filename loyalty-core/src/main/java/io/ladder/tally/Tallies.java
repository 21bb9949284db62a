package io.ladder.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is counted of one member.
 *
 * @param since when the member joined; null where nobody knows
 * @param purchases how often they bought; null in what was written before that was counted
 * @param byCounter by the ids of counters
 */
public record Tallies(
        @Nullable Instant since, @Nullable Purchases purchases, Map<String, Tally> byCounter) {
    public static final Tallies NONE = new Tallies(null, Purchases.NONE, Map.of());

    public Tallies {
        byCounter = Map.copyOf(byCounter);
    }

    /** What was counted by a counter. */
    public Tally of(String counter) {
        return byCounter.getOrDefault(counter, Tally.NOTHING);
    }

    /** The same with another tally. */
    public Tallies with(String counter, Tally tally) {
        var others = new HashMap<>(byCounter);
        others.put(counter, tally);
        return new Tallies(since, purchases, others);
    }

    /** The same of somebody who joined at a moment, unless they had joined before. */
    public Tallies joined(Instant at) {
        return since == null || at.isBefore(since) ? new Tallies(at, purchases, byCounter) : this;
    }

    /** The same of somebody who has bought once more, at a moment behind all others. */
    public Tallies bought(Instant at) {
        return purchases == null ? this : new Tallies(since, purchases.with(at), byCounter);
    }

    /** The day of joining; the beginning of a calendar year where nobody knows. */
    public LocalDate since(ZoneId zone) {
        return since == null ? LocalDate.EPOCH : since.atZone(zone).toLocalDate();
    }
}
