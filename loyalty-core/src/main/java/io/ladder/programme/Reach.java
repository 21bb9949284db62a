package io.ladder.programme;

import io.ladder.adjustment.AdjustmentRules;
import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.earning.Occasion;
import io.ladder.earning.WelcomeBonus;
import io.ladder.household.HouseholdRules;
import io.ladder.journal.Mechanic;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.payment.PaymentDesk;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.Caps;
import io.ladder.rule.Discounts;
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import io.ladder.rule.SegmentRules;
import io.ladder.tally.Period;
import io.ladder.transfer.TransferRules;
import io.ladder.wording.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many points a member can ever have at once by the rules. What is said here is never too
 * little: where anything is not known, it is more than any reward costs.
 */
final class Reach {
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final int MONTH_DAYS = 31;
    private static final int YEAR_DAYS = 366;

    private final Fields file;
    private final Map<String, WalletRules> wallets = new HashMap<>();
    private final List<Mechanic> mechanics;

    Reach(Fields file, List<WalletRules> wallets, List<Mechanic> mechanics) {
        this.file = file;
        wallets.forEach(rules -> this.wallets.put(rules.code(), rules));
        this.mechanics = mechanics;
    }

    /** The most points of a wallet. */
    long of(String wallet) {
        WalletRules rules = wallets.get(wallet);
        if (rules == null || file.has("household") || isGiven(wallet)) {
            return UNKNOWN;
        }
        long life = lifeDays(rules.expiry());
        // What comes back after its lot has expired lives on for a while.
        long days = life == UNKNOWN ? UNKNOWN : life + rules.grace().toDays();
        long perDay = rules.limits().perDay();
        long limit = perDay == 0 ? UNKNOWN : times(perDay, days == UNKNOWN ? days : days + 1);
        return Math.min(limit, byRules(wallet, days));
    }

    /** Whether members give each other points of it. */
    private boolean isGiven(String wallet) {
        for (Value place : file.optionalItems("wallets", Limits.WALLETS)) {
            Fields fields = place.fields();
            Value code = fields.find("code");
            if (code != null && code.id().equals(wallet) && fields.has("transfers")) {
                return true;
            }
        }
        return false;
    }

    private long byRules(String wallet, long days) {
        long sum = 0;
        boolean any = false;
        for (Mechanic mechanic : mechanics) {
            switch (mechanic) {
                case RuleBook book -> {
                    for (Rule rule : book.rules()) {
                        if (rule.wallet().equals(wallet)) {
                            any = true;
                            sum = plus(sum, byCaps(rule.terms().caps(), days));
                        }
                    }
                }
                case WelcomeBonus welcome -> {
                    if (welcome.wallet().equals(wallet)) {
                        any = true;
                        sum = plus(sum, welcome.points());
                    }
                }
                case Occasion occasion -> {
                    if (occasion.wallet().equals(wallet)) {
                        return UNKNOWN;
                    }
                }
                default -> sum = givesNothing(mechanic) ? sum : UNKNOWN;
            }
        }
        // A wallet that no rule fills is filled by hand.
        return any ? sum : UNKNOWN;
    }

    private static boolean givesNothing(Mechanic mechanic) {
        return mechanic instanceof RewardCatalogue
                || mechanic instanceof PaymentDesk
                || mechanic instanceof TransferRules
                || mechanic instanceof AdjustmentRules
                || mechanic instanceof HouseholdRules
                || mechanic instanceof AttributeRules
                || mechanic instanceof SegmentRules
                || mechanic instanceof Discounts
                || mechanic instanceof Wording;
    }

    private static long byCaps(Caps caps, long days) {
        long least = UNKNOWN;
        for (Map.Entry<Period, Long> cap : caps.perPeriod().entrySet()) {
            long periods =
                    switch (cap.getKey()) {
                        case EVER -> 1;
                        case DAY -> periods(days, 1);
                        case WEEK -> periods(days, 7);
                        case MONTH -> periods(days, 28);
                        case QUARTER -> periods(days, 90);
                        case YEAR -> periods(days, 365);
                    };
            least = Math.min(least, times(cap.getValue(), periods));
        }
        return least;
    }

    /** So many periods a span of days touches at most. */
    private static long periods(long days, int length) {
        return days == UNKNOWN ? UNKNOWN : days / length + 2;
    }

    private static long lifeDays(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Never _, Expiry.Idle _ -> UNKNOWN;
            case Expiry.AfterDays life -> life.days() + 1;
            case Expiry.Months months ->
                    (long) months.months() * MONTH_DAYS
                            + switch (months.end()) {
                                case DAY -> 1;
                                case MONTH -> MONTH_DAYS;
                                case QUARTER -> 3 * MONTH_DAYS;
                                case HALF_YEAR -> 6 * MONTH_DAYS;
                                case YEAR -> YEAR_DAYS;
                            };
            case Expiry.Days days -> (long) days.monthsMin() * MONTH_DAYS + YEAR_DAYS;
        };
    }

    private static long times(long one, long other) {
        long high = Math.multiplyHigh(one, other);
        long product = one * other;
        return other == UNKNOWN || high != 0 || product < 0 ? UNKNOWN : product;
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? UNKNOWN : sum;
    }
}
