package io.ladder.accounting;

import io.ladder.ledger.Place;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a house owed in the points of a wallet, month by month. Owed is what members have and might
 * still spend: what is pending, available (less debt) or held.
 *
 * @param wallet the code of the wallet
 * @param cost what its points cost; null where the programme does not say
 * @param months without gaps, oldest first
 */
public record Liability(String wallet, @Nullable PointCost cost, List<Month> months) {
    public Liability {
        months = List.copyOf(months);
    }

    /**
     * A month: {@code opening + issued − redeemed − expired + corrected = closing}.
     *
     * @param issued points that rules gave
     * @param redeemed points spent, less those given back
     * @param expired points lapsed, less those that came back to life
     * @param corrected points that clerks and corrections gave, less those that they took
     */
    public record Month(
            YearMonth month,
            long opening,
            long issued,
            long redeemed,
            long expired,
            long corrected,
            long closing) {
        public Month {
            if (opening + issued - redeemed - expired + corrected != closing) {
                throw new IllegalArgumentException("the month does not add up");
            }
        }

        /**
         * The same in money, in minor units. Each figure is rounded by itself, so that they may
         * miss adding up by some minor units.
         */
        public Costs at(PointCost cost) {
            return new Costs(
                    cost.of(opening),
                    cost.of(issued),
                    cost.of(redeemed),
                    cost.of(expired),
                    cost.of(corrected),
                    cost.of(closing));
        }
    }

    /** A month in money, in minor units of the programme's currency. */
    public record Costs(
            long opening, long issued, long redeemed, long expired, long corrected, long closing) {}

    /**
     * The months of a wallet.
     *
     * @param moved all that ever moved in the wallet up to the last month, in any order
     */
    static Liability of(
            WalletRules wallet, YearMonth from, YearMonth until, List<Seal.Moved> moved) {
        var flows = new TreeMap<YearMonth, Flows>();
        for (Seal.Moved each : moved) {
            if (each.wallet().equals(wallet.code())) {
                flows.computeIfAbsent(YearMonth.parse(each.month()), _ -> new Flows()).add(each);
            }
        }
        long opening = 0;
        for (Flows before : flows.headMap(from).values()) {
            opening = Math.addExact(opening, before.net());
        }
        var months = new ArrayList<Month>();
        for (YearMonth month = from; !month.isAfter(until); month = month.plusMonths(1)) {
            Flows flow = flows.getOrDefault(month, Flows.NONE);
            long closing = Math.addExact(opening, flow.net());
            months.add(
                    new Month(
                            month,
                            opening,
                            flow.issued,
                            flow.redeemed,
                            flow.expired,
                            flow.corrected,
                            closing));
            opening = closing;
        }
        return new Liability(wallet.code(), wallet.cost(), months);
    }

    /** What came and went in a month. */
    private static final class Flows {
        static final Flows NONE = new Flows();

        private static final Set<String> OWED =
                Set.of(Place.PENDING.name(), Place.AVAILABLE.name(), Place.HELD.name());

        private long issued;
        private long redeemed;
        private long expired;
        private long corrected;

        void add(Seal.Moved moved) {
            boolean from = OWED.contains(moved.from());
            boolean to = OWED.contains(moved.to());
            if (from == to) {
                return;
            }
            String other = from ? moved.to() : moved.from();
            long came = from ? Math.negateExact(moved.points()) : moved.points();
            if (other.equals(Place.ISSUED.name()) && !moved.corrected()) {
                issued = Math.addExact(issued, came);
            } else if (other.equals(Place.REDEEMED.name())) {
                redeemed = Math.subtractExact(redeemed, came);
            } else if (other.equals(Place.EXPIRED.name())) {
                expired = Math.subtractExact(expired, came);
            } else {
                corrected = Math.addExact(corrected, came);
            }
        }

        long net() {
            return Math.subtractExact(
                    Math.addExact(issued, corrected), Math.addExact(redeemed, expired));
        }
    }
}
