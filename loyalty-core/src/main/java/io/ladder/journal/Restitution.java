package io.ladder.journal;

import java.util.List;

/**
 * What was settled once for all when goods came back, and is a fact for every replay since.
 *
 * @param shortfalls points that should have been taken and were spent already
 * @param purchases from which purchases the money was taken where nobody knew
 */
public record Restitution(List<Shortfall> shortfalls, List<FromPurchase> purchases) {
    /** Nothing had to be settled. */
    public static final Restitution NONE = new Restitution(List.of(), List.of());

    public Restitution {
        shortfalls = List.copyOf(shortfalls);
        purchases = List.copyOf(purchases);
    }

    /**
     * Points that were missing and that the member does not owe.
     *
     * @param points how many
     * @param withheldMinor the money that the till is to withhold for them, in minor units; 0 where
     *     they are written off
     */
    public record Shortfall(String wallet, long points, long withheldMinor) {}

    /**
     * Money taken from a purchase.
     *
     * @param purchase its sequence number
     */
    public record FromPurchase(long purchase, long minor) {}
}
