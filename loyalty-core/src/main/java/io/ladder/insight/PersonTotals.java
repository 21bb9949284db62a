package io.ladder.insight;

import io.ladder.shared.MemberId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what members did, of those who were merged for the record that stays. */
public final class PersonTotals {
    private final Map<MemberId, MemberId> sameAs;
    private final Map<MemberId, Sum> sums = new HashMap<>();

    /**
     * Totals of nobody.
     *
     * @param sameAs as whom those count who were merged
     */
    public PersonTotals(Map<MemberId, MemberId> sameAs) {
        this.sameAs = Map.copyOf(sameAs);
    }

    private static final class Sum {
        private long purchases;
        private long revenueMinor;
        private final Map<String, Long> issued = new HashMap<>(2);
    }

    private Sum of(MemberId member) {
        return sums.computeIfAbsent(sameAs.getOrDefault(member, member), _ -> new Sum());
    }

    /** Counts a member, who may have done nothing. */
    public void add(MemberId member) {
        of(member);
    }

    /** Counts purchases. */
    public void add(MemberId member, long purchases, long revenueMinor) {
        Sum sum = of(member);
        sum.purchases = Math.addExact(sum.purchases, purchases);
        sum.revenueMinor = Math.addExact(sum.revenueMinor, revenueMinor);
    }

    /** Counts points that rules gave or, below 0, that were taken back. */
    public void add(MemberId member, String wallet, long points) {
        of(member).issued.merge(wallet, points, Math::addExact);
    }

    /** Tells of each once. */
    public void forEach(Consumer<MemberTotals.Total> taker) {
        sums.forEach((member, sum) ->
                taker.accept(
                        new MemberTotals.Total(
                                member, sum.purchases, sum.revenueMinor, sum.issued)));
    }
}
