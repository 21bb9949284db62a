package io.ladder.testkit;

import io.ladder.adjustment.AdjustmentRules;
import io.ladder.earning.WelcomeBonus;
import io.ladder.household.HouseholdRules;
import io.ladder.journal.Budget;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.ReturnRules;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Availability;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.payment.PaymentDesk;
import io.ladder.payment.PaymentTerms;
import io.ladder.reward.GuardRail;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Accrual;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.Counter;
import io.ladder.rule.EarningRail;
import io.ladder.rule.Factors;
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import io.ladder.tier.Ladder;
import io.ladder.transfer.TransferRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme for tests: one point for each full euro, the loyalty ladder, no expiry and no reward,
 * unless said otherwise.
 */
public final class ProgrammeFixture {
    /** A zone with daylight saving time, so that windows and expiry meet it. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** The code of the wallet. */
    public static final String POINTS = "points";

    private long points = 1;
    private long stepMinor = 100;
    private final Map<String, Integer> multiplierPercents = new HashMap<>();
    private long welcome;
    private HouseholdRules.@Nullable Terms household;
    private AttributeRules attributes = new AttributeRules(Map.of());
    private Expiry expiry = Expiry.never();
    private Duration grace = Duration.ofDays(30);
    private Availability availability = Availability.atOnce();
    private WalletRules.Limits limits = WalletRules.Limits.NONE;
    private WalletRules.Shortfall shortfall = WalletRules.Shortfall.OWED;
    private final List<WalletRules> otherWallets = new ArrayList<>();
    private final List<Rule> otherRules = new ArrayList<>();
    private final List<Counter> counters = new ArrayList<>();
    private final List<Mechanic> otherMechanics = new ArrayList<>();
    private int withoutReceiptDays;
    private final Map<String, Budget> budgets = new HashMap<>();
    private final List<EarningRail> earningRails = new ArrayList<>();
    private final List<GuardRail> rails = new ArrayList<>();
    private final List<RewardFixture> rewards = new ArrayList<>();
    private TransferRules.@Nullable Limits transfers;
    private final List<PaymentTerms> payments = new ArrayList<>();
    private LadderFixture ladder = LadderFixture.theLoyaltyLadder();
    private final List<LadderFixture> otherLadders = new ArrayList<>();

    private ProgrammeFixture() {}

    public static ProgrammeFixture aProgramme() {
        return new ProgrammeFixture();
    }

    /** So many points for each full step, in cents. */
    public ProgrammeFixture earning(long pointsPerStep, long stepCents) {
        points = pointsPerStep;
        stepMinor = stepCents;
        return this;
    }

    public ProgrammeFixture multiplying(String rung, int percent) {
        multiplierPercents.put(rung, percent);
        return this;
    }

    public ProgrammeFixture welcoming(long bonus) {
        welcome = bonus;
        return this;
    }

    public ProgrammeFixture expiringAtTheEndOfMonth(int months) {
        expiry = new Expiry.Months(months, Expiry.End.MONTH);
        return this;
    }

    public ProgrammeFixture expiringAfter(int months) {
        expiry = new Expiry.Months(months, Expiry.End.DAY);
        return this;
    }

    public ProgrammeFixture expiring(Expiry other) {
        expiry = other;
        return this;
    }

    /** Counts something beside. */
    public ProgrammeFixture counting(Counter counter) {
        counters.add(counter);
        return this;
    }

    public ProgrammeFixture available(Availability other) {
        availability = other;
        return this;
    }

    /** At most so many points for a purchase and on a day; 0 for no limit. */
    public ProgrammeFixture limitedTo(long perPurchase, long perDay) {
        limits = new WalletRules.Limits(perPurchase, perDay);
        return this;
    }

    /** What is done where points that a return takes are spent. */
    public ProgrammeFixture settling(WalletRules.Shortfall other) {
        shortfall = other;
        return this;
    }

    /** One more wallet beside. */
    public ProgrammeFixture alsoKeeping(WalletRules wallet) {
        otherWallets.add(wallet);
        return this;
    }

    /** One more rule that answers purchases, after the others. */
    public ProgrammeFixture alsoBy(Rule rule) {
        otherRules.add(rule);
        return this;
    }

    /** One more rule that gives points for each step of money. */
    public ProgrammeFixture alsoEarning(String rule, String wallet, long points, long stepMinor) {
        return alsoBy(Rule.always(rule, wallet, Accrual.ofMoney(points, stepMinor, Factors.NONE)));
    }

    /** One more mechanic, after the others. */
    public ProgrammeFixture alsoBy(Mechanic mechanic) {
        otherMechanics.add(mechanic);
        return this;
    }

    /** Lets a rule draw on a budget of so many points. */
    public ProgrammeFixture drawing(String rule, String budget, long limit) {
        budgets.put(rule, new Budget(budget, POINTS, limit));
        return this;
    }

    public ProgrammeFixture takingBackWithoutReceipt(int days) {
        withoutReceiptDays = days;
        return this;
    }

    public ProgrammeFixture withGrace(Duration duration) {
        grace = duration;
        return this;
    }

    public ProgrammeFixture offering(RewardFixture reward) {
        rewards.add(reward);
        return this;
    }

    /** Lets members give points to each other: so many at least, and so many a day at most. */
    public ProgrammeFixture transferring(long min, @Nullable Long perDayMax) {
        transfers = new TransferRules.Limits(min, perDayMax);
        return this;
    }

    /** Lets so many members pool their points, and so many days after leaving once more. */
    public ProgrammeFixture pooling(int membersMax, int daysApart) {
        household = new HouseholdRules.Terms(membersMax, daysApart);
        return this;
    }

    /** Lets rules know these attributes of members. */
    public ProgrammeFixture knowing(Map<String, AttributeRules.Kind> kinds) {
        attributes = new AttributeRules(kinds);
        return this;
    }

    /** Points that pay, by these terms. */
    public ProgrammeFixture paying(PaymentFixture terms) {
        payments.add(terms.build());
        return this;
    }

    public ProgrammeFixture on(LadderFixture other) {
        ladder = other;
        return this;
    }

    /** One more ladder beside. */
    public ProgrammeFixture alsoOn(LadderFixture beside) {
        otherLadders.add(beside);
        return this;
    }

    /** The programme as the first version. */
    public Programme build() {
        return build(1, null);
    }

    /** Adds a guard rail. */
    public ProgrammeFixture guarding(EarningRail rail) {
        earningRails.add(rail);
        return this;
    }

    public ProgrammeFixture guarding(GuardRail rail) {
        rails.add(rail);
        return this;
    }

    /** The programme as a version that decides from a moment on. */
    public Programme build(int version, @Nullable Instant validFrom) {
        Ladder built = ladder.build();
        var mechanics = new ArrayList<Mechanic>();
        var rules = new ArrayList<Rule>();
        var factors = Factors.byRung(built.id(), multiplierPercents);
        rules.add(Rule.always("spend", POINTS, Accrual.ofMoney(points, stepMinor, factors)));
        rules.addAll(otherRules);
        mechanics.add(new RuleBook(rules, counters, earningRails));
        if (welcome > 0) {
            mechanics.add(new WelcomeBonus("welcome", POINTS, welcome));
        }
        mechanics.addAll(otherMechanics);
        List<Reward> catalogue = rewards.stream().map(reward -> reward.build(built)).toList();
        mechanics.add(new RewardCatalogue(catalogue, rails));
        mechanics.add(new AdjustmentRules(ZONE, List.of("goodwill", "correction"), 100, 250));
        mechanics.add(new PaymentDesk(payments));
        mechanics.add(new TransferRules(transfers == null ? Map.of() : Map.of(POINTS, transfers)));
        mechanics.add(new HouseholdRules(household));
        mechanics.add(attributes);
        var ladders = new ArrayList<Ladder>(List.of(built));
        otherLadders.forEach(each -> ladders.add(each.build()));
        return new Programme(
                version,
                validFrom,
                "Fixture",
                ZONE,
                Currency.getInstance("EUR"),
                wallets(),
                mechanics,
                ladders,
                new ReturnRules(withoutReceiptDays),
                budgets);
    }

    private List<WalletRules> wallets() {
        var wallets = new ArrayList<WalletRules>();
        wallets.add(
                new WalletRules(
                        POINTS,
                        WalletRules.Kind.POINTS,
                        0,
                        expiry,
                        grace,
                        availability,
                        limits,
                        shortfall,
                        null));
        wallets.addAll(otherWallets);
        return wallets;
    }

    /** A timeline of this version alone. */
    public Timeline timeline() {
        return new Timeline(List.of(build()));
    }
}
