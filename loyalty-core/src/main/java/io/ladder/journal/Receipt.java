package io.ladder.journal;

import io.ladder.tier.Shortfall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a till shows after an activity; kept with it, so that the same request again gets the same
 * answer.
 *
 * @param balances one for each wallet of the programme
 * @param standings one for each ladder of the programme
 */
public record Receipt(List<Balance> balances, List<Place> standings) {
    public Receipt {
        balances = List.copyOf(balances);
        standings = List.copyOf(standings);
    }

    /** A wallet in figures. */
    public record Balance(String wallet, long available, long pending, long held, long lifetime) {}

    /**
     * A place on a ladder.
     *
     * @param next the next rung; null on the highest
     * @param missing what is missing for it
     */
    public record Place(
            String scheme, String rung, @Nullable String next, List<Shortfall> missing) {
        public Place {
            missing = List.copyOf(missing);
        }
    }
}
