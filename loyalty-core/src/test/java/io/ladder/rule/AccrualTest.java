package io.ladder.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Basket;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Line;
import io.ladder.journal.Programme;
import io.ladder.journal.Reason;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.tally.Period;
import io.ladder.tier.Criterion;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccrualTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant CHANGE = START.plus(Duration.ofDays(100));
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    private AccountState state = AccountState.EMPTY;
    private Instant now = START;

    @Test
    void carriesRemaindersOverExactly() {
        var timeline = timeline(earning(1, 100, Map.of()));

        buy(timeline, 199);
        assertThat(issued()).isEqualTo(1);
        buy(timeline, 0);
        assertThat(issued()).isEqualTo(1);
        buy(timeline, 1);
        assertThat(issued()).isEqualTo(2);
    }

    @Test
    void givesTheWholeUnitsOfAllThatWasSpent() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            state = AccountState.EMPTY;
            long points = 1L + random.nextInt(1_000);
            long step = 1L + random.nextInt(100_000);
            var timeline = timeline(earning(points, step, Map.of()));
            var spent = BigInteger.ZERO;
            for (int purchase = 0; purchase < 20; purchase++) {
                long minor = random.nextLong(1_000_000_000L);
                spent = spent.add(BigInteger.valueOf(minor));
                buy(timeline, minor);
            }

            var exact = spent.multiply(BigInteger.valueOf(points)).divide(BigInteger.valueOf(step));
            assertThat(issued()).isEqualTo(exact.longValueExact());
        }
    }

    @Test
    void carriesFractionsOfAPointAcrossMultipliers() {
        var timeline = timeline(earning(1, 100, Map.of("low", 100, "high", 150)));

        buy(timeline, 50);
        // The purchase that lifts the member counts by the rung before it.
        assertThat(issued()).isZero();
        buy(timeline, 33);
        assertThat(issued()).isZero();
        buy(timeline, 1);
        // 0.50 + 0.33 × 1.5 + 0.01 × 1.5 = 1.01
        assertThat(issued()).isEqualTo(1);
        buy(timeline, 66);
        // and 0.01 + 0.66 × 1.5 = 1.00
        assertThat(issued()).isEqualTo(2);
    }

    @Test
    void givesNothingAtAMultiplierOfNothing() {
        var timeline = timeline(earning(1, 100, Map.of("low", 0, "high", 0)));

        buy(timeline, 1_000_000);

        assertThat(issued()).isZero();
    }

    @Test
    void carriesFractionsIntoAVersionThatCountsOtherwise() {
        var timeline = timeline(earning(1, 300, Map.of()), earning(2, 100, Map.of()));
        buy(timeline, 200);
        assertThat(issued()).isZero();
        now = CHANGE;

        // Two thirds of a point are carried over, 66 of 100 in the new measure; 0.17 give 0.34.
        buy(timeline, 16);
        assertThat(issued()).isZero();
        buy(timeline, 1);
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    void carriesAsMuchOfAStepIntoAnotherMeasure() {
        var timeline =
                timeline(
                        Accrual.ofFullSteps(Accrual.Measure.MONEY, 1, 5_000),
                        Accrual.ofFullSteps(Accrual.Measure.PURCHASES, 1, 10));
        buy(timeline, 4_000);
        now = CHANGE;

        // Four fifths of 50.00 are eight of ten purchases.
        buy(timeline, 1);
        assertThat(issued()).isZero();
        buy(timeline, 1);
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    void losesWithItsPeriodWhateverALaterVersionDoes() {
        var monthly =
                new Accrual(Accrual.Measure.MONEY, 1, 100, true, Factors.NONE, true, Period.MONTH);
        var timeline = timeline(monthly, Accrual.ofFullSteps(Accrual.Measure.MONEY, 1, 100));
        buy(timeline, 99);
        now = CHANGE;

        buy(timeline, 99);
        assertThat(issued()).isZero();
        buy(timeline, 1);
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    void carriesFractionsOfTheLargestSteps() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            state = AccountState.EMPTY;
            now = START;
            long former = 1 + random.nextLong(Accrual.STEP_MAX);
            long later = 1 + random.nextLong(Accrual.STEP_MAX);
            var timeline = timeline(earning(1, former, Map.of()), earning(1, later, Map.of()));
            long spent = random.nextLong(former);
            buy(timeline, spent);
            now = CHANGE;

            var carried =
                    BigInteger.valueOf(spent)
                            .multiply(BigInteger.valueOf(100))
                            .multiply(BigInteger.valueOf(later))
                            .divide(BigInteger.valueOf(former));
            var hundred = BigInteger.valueOf(100);
            long lacking =
                    BigInteger.valueOf(later)
                            .multiply(hundred)
                            .subtract(carried)
                            .add(BigInteger.valueOf(99))
                            .divide(hundred)
                            .longValueExact();
            buy(timeline, lacking - 1);
            assertThat(issued()).isZero();
            buy(timeline, 1);
            assertThat(issued()).isEqualTo(1);
        }
    }

    @Test
    void takesTheLargestPurchase() {
        var timeline = timeline(earning(1_000, 1, Map.of("low", 1_000, "high", 1_000)));

        buy(timeline, Basket.TOTAL_MINOR_MAX);

        assertThat(issued()).isEqualTo(Basket.TOTAL_MINOR_MAX * 10_000);
    }

    @Test
    void explainsItself() {
        var timeline = timeline(earning(1, 100, Map.of("low", 150)));
        var entry = new JournalEntry(1, ANNA, purchase(1, 1_299));

        var decided = (Decision.Decided) timeline.decide(state, entry, SharedCounters.none(), true);

        assertThat(decided.reasons())
                .containsExactly(
                        new Reason(
                                "spend",
                                1,
                                true,
                                "12.99 EUR spent gives 19 at 1 for each 1.00 EUR,"
                                        + " times 1.50."));
    }

    @Test
    void isBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> earning(0, 100, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> earning(1_001, 100, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> earning(1, 0, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> earning(1, 100, Map.of("low", 1_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> earning(1, 100, Map.of("low", -1)));
    }

    private long issued() {
        return state.wallet("points").issued();
    }

    private void buy(Timeline timeline, long minor) {
        if (state.sequence() == 0) {
            happen(timeline, new Activity.Enrolment(now));
        }
        now = now.plusSeconds(1);
        happen(timeline, purchase(state.sequence() + 1, minor));
    }

    private void happen(Timeline timeline, Activity activity) {
        var entry = new JournalEntry(state.sequence() + 1, ANNA, activity);
        var decision = timeline.decide(state, entry, SharedCounters.none(), false);
        assertThat(decision).isInstanceOf(Decision.Decided.class);
        state = ((Decision.Decided) decision).after();
    }

    private Activity.Purchase purchase(long number, long minor) {
        return new Activity.Purchase(
                now,
                new Document("till", String.valueOf(number)),
                List.of(new Line("1", null, null, 1_000, Money.of(minor, "EUR"))),
                null,
                null);
    }

    private static Accrual earning(long points, long step, Map<String, Integer> percents) {
        return Accrual.ofMoney(points, step, Factors.byRung("ladder", percents));
    }

    private static Timeline timeline(Accrual earning) {
        return new Timeline(List.of(programme(1, null, earning)));
    }

    private static Timeline timeline(Accrual earning, Accrual later) {
        return new Timeline(List.of(programme(1, null, earning), programme(2, CHANGE, later)));
    }

    private static Programme programme(int version, @Nullable Instant validFrom, Accrual earning) {
        var bought = new Criterion.AtLeast(1, Set.of(EvidenceKind.PURCHASE), 0);
        var ladder =
                new Ladder(
                        "ladder",
                        List.of(new Rung("low", List.of()), new Rung("high", List.of(bought))),
                        90,
                        ZoneOffset.UTC);
        return new Programme(
                version,
                validFrom,
                "Test",
                ZoneOffset.UTC,
                Currency.getInstance("EUR"),
                List.of(new WalletRules("points", Expiry.never(), Duration.ofDays(30))),
                List.of(new RuleBook(List.of(Rule.always("spend", "points", earning)))),
                List.of(ladder));
    }
}
