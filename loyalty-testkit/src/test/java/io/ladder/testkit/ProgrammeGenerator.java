package io.ladder.testkit;

import static io.ladder.testkit.LadderFixture.aLadder;
import static io.ladder.testkit.LadderFixture.count;
import static io.ladder.testkit.LadderFixture.theLoyaltyLadder;
import static io.ladder.testkit.PaymentFixture.aPayment;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;

import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.Timeline;
import io.ladder.journal.VoucherCode;
import io.ladder.ledger.Availability;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.reward.GuardRail;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Condition;
import io.ladder.rule.EarningRail;
import io.ladder.rule.Rule;
import io.ladder.tally.Period;
import io.ladder.tier.Criterion;
import io.ladder.tier.Criterion.AnyOf;
import io.ladder.tier.Criterion.LatestAnswer;
import io.ladder.tier.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes programmes of one or two versions, with and without each mechanic. */
final class ProgrammeGenerator {
    /** The wallet that some programmes have beside the points. */
    static final String BESIDES = "besides";

    /** The budget that runs out where there is one. */
    static final String TIGHT = "tight";

    /** For whoever shows a code. */
    static final String COUPON = "coupon";

    /** Of which codes are handed out. */
    static final String FILM = "film";

    /** Rewards without codes. */
    static final List<String> PLAIN_REWARDS = List.of("coffee", "mug", "cup", "gift", "lounge");

    static final List<String> REWARDS =
            List.of("coffee", "mug", "cup", "gift", "lounge", COUPON, FILM);

    private static final List<String> RUNGS = List.of("customer", "client", "supporter");

    private final Random random;
    private final boolean settling;
    private final boolean tight;
    private final List<Class<? extends Mechanic>> mechanics = AnyMechanic.kinds();

    /**
     * Programmes by chance.
     *
     * @param settling whether points that are spent already may be written off or paid for
     * @param tight whether there are budgets that run out
     */
    ProgrammeGenerator(Random random, boolean settling, boolean tight) {
        this.random = random;
        this.settling = settling;
        this.tight = tight;
    }

    /** A timeline whose second version, where there is one, begins at that moment. */
    Timeline timeline(Instant change) {
        Programme first = programme(1, null);
        return random.nextInt(5) < 2
                ? new Timeline(List.of(first, programme(2, change)))
                : new Timeline(List.of(first));
    }

    /** Other rules in the place of a version: all that a correction may change. */
    Programme correcting(Programme wrong) {
        Programme other = programme(wrong.version(), wrong.validFrom());
        var mechanics = new ArrayList<Mechanic>(other.mechanics());
        mechanics.replaceAll(each -> each instanceof RewardCatalogue ? catalogue(wrong) : each);
        var wallets = new ArrayList<WalletRules>();
        for (WalletRules rules : wrong.wallets()) {
            WalletRules others = other.walletRules(rules.code());
            wallets.add(others == null || others.decimals() != rules.decimals() ? rules : others);
        }
        var ladders = new ArrayList<>(other.ladders());
        wrong.ladders().stream()
                .filter(ladder -> other.ladder(ladder.id()) == null)
                .forEach(ladders::add);
        return new Programme(
                wrong.version(),
                wrong.validFrom(),
                wrong.name(),
                wrong.zone(),
                wrong.currency(),
                wallets,
                mechanics,
                ladders,
                other.returns(),
                other.budgets());
    }

    private static Mechanic catalogue(Programme programme) {
        return Objects.requireNonNull(programme.mechanic(RewardCatalogue.class));
    }

    private Programme programme(int version, @Nullable Instant validFrom) {
        var programme =
                aProgramme()
                        .earning(oneOf(1, 2, 3), oneOf(1, 37, 100, 250))
                        .withGrace(Duration.ofDays(oneOf(0, 1, 30)))
                        .on(ladder());
        programme.expiring(expiry());
        programme.available(availability());
        if (random.nextInt(4) == 0) {
            programme.limitedTo(oneOf(0, 15), oneOf(0, 20, 60));
        }
        if (random.nextBoolean()) {
            programme.alsoKeeping(besides());
            programme.alsoEarning("besides", BESIDES, 2, 33);
        }
        if (random.nextInt(3) == 0) {
            programme.alsoBy(new FactEarning("facts", ProgrammeFixture.POINTS));
        }
        if (settling && random.nextInt(3) > 0) {
            var policy = anyOf(List.of(WalletRules.Shortfall.Policy.values()));
            programme.settling(new WalletRules.Shortfall(policy, 100, oneOf(33, 100)));
        }
        drawOnBudgets(programme);
        programme.takingBackWithoutReceipt(oneOf(0, 30, 365));
        mechanics.forEach(kind -> {
            if (random.nextInt(3) == 0) {
                programme.alsoBy(AnyMechanic.of(kind, random));
            }
        });
        if (random.nextInt(3) == 0) {
            earnByAnyRules(programme);
        }
        if (random.nextBoolean()) {
            RUNGS.forEach(rung -> programme.multiplying(rung, oneOf(0, 133, 150, 200)));
        }
        AnyCounter.some(random).forEach(programme::counting);
        if (random.nextInt(3) == 0) {
            programme.alsoOn(
                    aLadder("metal", "red")
                            .rung("silver", silver())
                            .rung("gold", new LatestAnswer(oneOf(5, 9), 60))
                            .withGraceDays(oneOf(0, 10)));
        }
        if (random.nextInt(4) > 0) {
            programme.knowing(AnyAttribute.KINDS);
        }
        if (random.nextBoolean()) {
            programme.welcoming(50);
        }
        transferAndPay(programme);
        offerRewards(programme);
        return programme.build(version, validFrom);
    }

    private void transferAndPay(ProgrammeFixture programme) {
        if (random.nextInt(4) > 0) {
            programme.transferring(oneOf(1, 5), random.nextBoolean() ? null : 60L);
        }
        if (random.nextInt(4) > 0) {
            long step = oneOf(1, 2, 5);
            programme.paying(
                    aPayment()
                            .worth(step, oneOf(1, 10, 25))
                            .inSteps(step, step * oneOf(1, 2), step * oneOf(3, 1_000))
                            .upToPercent(oneOf(30, 100)));
        }
    }

    private Criterion silver() {
        return random.nextBoolean()
                ? count(2, oneOf(0, 30), EvidenceKind.PURCHASE)
                : AnyCounter.reached(random);
    }

    private void drawOnBudgets(ProgrammeFixture programme) {
        if (random.nextInt(3) == 0) {
            // Where a budget runs out, what later facts brought depends on the earlier ones.
            programme.drawing("spend", "ample", 1_000_000_000);
        }
        if (tight) {
            programme.drawing("spend", TIGHT, oneOf(0, 10, 60, 400));
            if (random.nextBoolean()) {
                programme.drawing("welcome", TIGHT, oneOf(0, 10, 60, 400));
            }
        }
    }

    private void earnByAnyRules(ProgrammeFixture programme) {
        for (Rule rule : AnyRule.some(random)) {
            programme.alsoBy(rule);
            if (tight && random.nextInt(3) == 0) {
                programme.drawing(rule.id(), TIGHT, oneOf(0, 10, 60, 400));
            }
        }
    }

    /** What goes with a redemption: one of few codes, so that some are shown again. */
    static @Nullable VoucherCode code(String reward, int number) {
        return switch (reward) {
            case COUPON ->
                    VoucherCode.presented(
                            "CODE-" + number, new VoucherCode.Batch(1, 3, 1, null, null));
            case FILM ->
                    VoucherCode.handedOut(
                            List.of(
                                    new VoucherCode.Batch(1, 2, 1, null, null),
                                    new VoucherCode.Batch(2, 4, 1, null, null)));
            default -> null;
        };
    }

    private void offerRewards(ProgrammeFixture programme) {
        programme.offering(aReward("coffee").costing(5).worth(40));
        programme.offering(aReward("mug").costing(10).worth(90).inStock(3));
        programme.offering(
                aReward(COUPON).costing(oneOf(0, 2)).withCodes(VoucherCode.Kind.PRESENTED));
        programme.offering(aReward(FILM).costing(3).withCodes(VoucherCode.Kind.HANDED_OUT));
        if (random.nextInt(4) > 0) {
            programme.offering(aReward("cup").costing(20).atMostPerMember(2));
        }
        if (random.nextInt(4) > 0) {
            var gift = aReward("gift").costing(1).fromRung("customer");
            programme.offering(random.nextBoolean() ? gift.inStock(2) : gift);
        }
        if (random.nextInt(4) == 0) {
            programme.guarding(new EarningRail.Purchases("calm", null, oneOf(1, 2), oneOf(1, 100)));
        }
        if (random.nextInt(3) == 0) {
            Period per = anyOf(List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR));
            programme.guarding(new GuardRail.Redemptions("few", null, oneOf(2, 4), per));
            programme.guarding(
                    new GuardRail.PointsRedeemed(
                            "little", null, ProgrammeFixture.POINTS, oneOf(15, 30), per));
            programme.guarding(
                    new GuardRail.CostShare("share", null, oneOf(2, 10), 50, oneOf(1, 2, 6)));
        }
        if (random.nextInt(4) > 0) {
            var lounge = aReward("lounge").costing(oneOf(0, 0, 3));
            lounge.atMost(oneOf(1, 2, 3), anyOf(List.of(Period.values())));
            if (random.nextBoolean()) {
                lounge.when(new Condition.OnRungs(LadderFixture.LOYALTY, Set.of("customer")));
            }
            programme.offering(random.nextInt(3) == 0 ? lounge.inStock(2) : lounge);
        }
    }

    private Expiry expiry() {
        var end = anyOf(List.of(Expiry.End.values()));
        return switch (random.nextInt(7)) {
            case 0 -> Expiry.never();
            case 6 -> new Expiry.AfterDays(oneOf(5, 40));
            case 1 -> new Expiry.Months(oneOf(1, 3), end);
            case 2 -> new Expiry.Days(List.of(MonthDay.of(2, 28), MonthDay.of(7, 1)), oneOf(0, 1));
            case 3 ->
                    new Expiry.Idle(
                            new Expiry.Months(1, Expiry.End.DAY),
                            Set.of("purchase", anyOf(List.of("redemption", "survey_answer"))));
            default -> new Expiry.Months(oneOf(1, 2), Expiry.End.DAY);
        };
    }

    private Availability availability() {
        return switch (random.nextInt(8)) {
            case 0 -> new Availability.AfterDays(oneOf(1, 10, 40));
            case 1 -> new Availability.OnDate(LocalDate.of(2025, oneOf(3, 5), 1));
            case 2, 3 -> new Availability.AtDispatch(oneOf(3, 30));
            default -> Availability.atOnce();
        };
    }

    /** A wallet beside, of money or of status. */
    private WalletRules besides() {
        boolean money = random.nextBoolean();
        return new WalletRules(
                BESIDES,
                money ? WalletRules.Kind.MONEY : WalletRules.Kind.STATUS,
                money ? 2 : 0,
                expiry(),
                Duration.ofDays(7),
                availability(),
                new WalletRules.Limits(0, oneOf(0, 50)),
                WalletRules.Shortfall.OWED,
                null);
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private LadderFixture ladder() {
        int grace = oneOf(0, 7, 90);
        if (random.nextBoolean()) {
            return theLoyaltyLadder().withGraceDays(grace);
        }
        int window = oneOf(5, 20, 40);
        var ladder =
                aLadder(LadderFixture.LOYALTY, "prospect")
                        .rung("customer", count(1, 0, EvidenceKind.PURCHASE))
                        .rung("client", count(oneOf(2, 3, 4), window, EvidenceKind.PURCHASE))
                        .rung(
                                "supporter",
                                new AnyOf(
                                        List.of(
                                                new LatestAnswer(7, window),
                                                count(
                                                        2,
                                                        2 * window,
                                                        EvidenceKind.REVIEW,
                                                        EvidenceKind.REFERRAL_SENT))));
        if (random.nextBoolean()) {
            ladder.rung("advocate", count(1, window, EvidenceKind.REVIEW));
        }
        return ladder.withGraceDays(grace);
    }

    private int oneOf(int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
