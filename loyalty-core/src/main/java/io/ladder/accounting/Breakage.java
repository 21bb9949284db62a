package io.ladder.accounting;

import io.ladder.ledger.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many points of a wallet nobody spends in time, by cohorts. A cohort are the points that have
 * their last moment in the same month: they are earned in the same time, and together they are
 * spent or lapse.
 *
 * @param wallet the code of the wallet
 * @param cohorts the first to lapse first; those that never lapse last
 */
public record Breakage(String wallet, List<Cohort> cohorts) {
    private static final int RATE_DECIMALS = 4;

    public Breakage {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * A cohort: {@code issued + corrected − spent − expired = left}.
     *
     * @param lastMonth such as {@code 2026-01}; null for points that never lapse
     * @param issued points that rules gave, less those taken back; points that repaid a debt are
     *     not among them, since they cannot lapse
     * @param corrected points that clerks and other members gave less those that they took, and
     *     points that came from other cohorts with another date less those that went to others
     * @param spent points spent or held to be spent, less those given back
     * @param expired points lapsed, less those that came back to life
     * @param left points that may still be spent, pending ones among them
     */
    public record Cohort(
            @Nullable String lastMonth,
            long issued,
            long corrected,
            long spent,
            long expired,
            long left) {
        public Cohort {
            if (issued + corrected - spent - expired != left) {
                throw new IllegalArgumentException("the cohort does not add up");
            }
        }

        private boolean isNothing() {
            return issued == 0 && corrected == 0 && spent == 0 && expired == 0;
        }

        /**
         * What has lapsed so far of all that there were, as a fraction with four decimals, rounded
         * half up; null where there were none.
         */
        public @Nullable BigDecimal rate() {
            long all = Math.addExact(issued, corrected);
            return all <= 0
                    ? null
                    : BigDecimal.valueOf(expired)
                            .divide(BigDecimal.valueOf(all), RATE_DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /**
     * The cohorts of a wallet.
     *
     * @param lots what ever came to lots and left them, in any order
     */
    static Breakage of(String wallet, List<Seal.Lots> lots) {
        var ending = new TreeMap<String, Flows>(Comparator.naturalOrder());
        var endless = new Flows();
        for (Seal.Lots each : lots) {
            if (each.wallet().equals(wallet)) {
                String last = each.lastMonth();
                (last == null ? endless : ending.computeIfAbsent(last, _ -> new Flows())).add(each);
            }
        }
        var cohorts = new ArrayList<Cohort>();
        ending.forEach((last, flows) -> cohorts.add(flows.cohort(last)));
        cohorts.add(endless.cohort(null));
        // Where all that came was taken back, there never was a cohort.
        cohorts.removeIf(Cohort::isNothing);
        return new Breakage(wallet, cohorts);
    }

    /** What came to a cohort and left it. */
    private static final class Flows {
        private long issued;
        private long corrected;
        private long spent;
        private long expired;

        void add(Seal.Lots lots) {
            Place from = Place.valueOf(lots.from());
            Place other = from.open() ? Place.valueOf(lots.to()) : from;
            switch (other) {
                case ISSUED -> issued = Math.addExact(issued, lots.points());
                case HELD, REDEEMED -> spent = Math.subtractExact(spent, lots.points());
                case EXPIRED -> expired = Math.subtractExact(expired, lots.points());
                case PENDING, AVAILABLE, ADJUSTED, TRANSFERRED ->
                        corrected = Math.addExact(corrected, lots.points());
            }
        }

        Cohort cohort(@Nullable String last) {
            long came = Math.addExact(issued, corrected);
            long left = Math.subtractExact(came, Math.addExact(spent, expired));
            return new Cohort(last, issued, corrected, spent, expired, left);
        }
    }
}
