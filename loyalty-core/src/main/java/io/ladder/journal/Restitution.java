package io.ladder.journal;

import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was settled once for all when the past was corrected, and is a fact for every replay since.
 *
 * @param shortfalls points that should have been taken when goods came back and were spent already
 * @param purchases from which purchases the money was taken where nobody knew
 * @param cuts what activities of the past do not bring, as budgets had no more when they were
 *     decided again
 */
public record Restitution(
        List<Shortfall> shortfalls, List<FromPurchase> purchases, List<Cut> cuts) {
    /** Nothing had to be settled. */
    public static final Restitution NONE = new Restitution(List.of(), List.of(), List.of());

    /**
     * What was settled.
     *
     * @param cuts null in records from before corrections asked budgets
     */
    public Restitution(
            List<Shortfall> shortfalls, List<FromPurchase> purchases, @Nullable List<Cut> cuts) {
        this.shortfalls = List.copyOf(shortfalls);
        this.purchases = List.copyOf(purchases);
        this.cuts = cuts == null ? List.of() : List.copyOf(cuts);
    }

    /** The same without what is said of other activities than these. */
    Restitution among(LongPredicate these) {
        return new Restitution(
                shortfalls,
                purchases.stream().filter(each -> these.test(each.purchase())).toList(),
                cuts.stream().filter(each -> these.test(each.activity())).toList());
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

    /**
     * What an activity of the past can bring by a rule, now that it was decided again.
     *
     * @param activity its sequence number
     * @param most in points, 0 or more
     */
    public record Cut(long activity, String rule, long most) {}
}
