package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Line;
import io.ladder.journal.Position;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Returning lines of a purchase leaves what never buying them would have left. */
class ReturnPropertyTest {

    @Test
    void aReturnIsATrueInverse() {
        var compared = new AtomicInteger();
        var owing = new AtomicInteger();
        Histories.forEachOfMany(history -> {
            Boolean same = returned(history);
            if (same != null) {
                (same ? compared : owing).incrementAndGet();
            }
        });
        assertThat(compared.get()).isGreaterThan(Histories.COUNT / 4);
        assertThat(owing.get()).isGreaterThan(Histories.COUNT / 500);
    }

    @Test
    void aReturnIsATrueInverseWhereABudgetHadEnough() {
        var compared = new AtomicInteger();
        var cutShort = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> {
            Boolean same = history.isSettling() ? null : returned(history);
            if (same != null) {
                (same ? compared : cutShort).incrementAndGet();
            }
        });
        assertThat(compared.get()).isGreaterThan(Histories.SOME / 40);
        assertThat(cutShort.get()).isGreaterThan(Histories.SOME / 20);
    }

    /**
     * Brings a history and goods of one of its purchases back.
     *
     * @return whether it was possible without the goods, and came to the same; null where nothing
     *     came back
     */
    private static @Nullable Boolean returned(GeneratedHistory history) {
        var purchases = history.purchasesKept();
        if (purchases.isEmpty()) {
            return null;
        }
        Random random = history.random();
        Step bought = purchases.get(random.nextInt(purchases.size()));
        var returned = returnedLines((Activity.Purchase) bought.outline(), random);
        var kept = keptOf((Activity.Purchase) bought.outline(), returned);
        int last = history.steps().size();
        int when = bought.number() + 1 + random.nextInt(last - bought.number());
        Step back = aReturn(last, bought, history.steps().get(when - 1), returned);
        var only = ((Activity.Purchase) bought.outline()).lines();
        if (only.size() == 1 && only.getFirst().amount().minor() > 0 && random.nextBoolean()) {
            long minor = 1 + random.nextLong(only.getFirst().amount().minor());
            kept = keptOf((Activity.Purchase) bought.outline(), minor);
            back = aReturn(last, bought, history.steps().get(when - 1), minor);
        }

        var inverse = new World(history.timeline());
        var accepted = new ArrayList<Step>();
        for (int number = 0; number < last; number++) {
            if (number == when && inverse.bring(back)) {
                accepted.add(back);
            }
            if (inverse.bring(history.steps().get(number))) {
                accepted.add(inverse.decided(history.steps().get(number)));
            }
        }
        if (when == last && inverse.bring(back)) {
            accepted.add(back);
        }
        return accepted.contains(back)
                ? requireSameAsNeverBought(inverse, accepted, bought, back, kept)
                : null;
    }

    /** Whether a budget had less than a rule would have given. */
    private static boolean wasCutShort(World world) {
        return world.history().stream()
                .flatMap(record -> record.outcome().awards().stream())
                .anyMatch(award -> award.limited() != null);
    }

    /** Whether the same history without the returned lines is possible; then both must agree. */
    private static boolean requireSameAsNeverBought(
            World inverse,
            List<Step> accepted,
            Step bought,
            Step back,
            Activity.@Nullable Purchase kept) {
        if (wasCutShort(inverse)) {
            return false;
        }
        var never = new ArrayList<Step>();
        for (Step step : accepted) {
            if (step.number() == bought.number()) {
                if (kept != null) {
                    never.add(step.as(kept));
                }
            } else if (step.number() == back.number()) {
                never.add(new Step(back.number(), -1, _ -> dueAt(back)));
            } else {
                never.add(step);
            }
        }
        Instant end = inverse.state().position().at().plus(Duration.ofDays(45));
        AccountState actual = settled(inverse.timeline(), inverse.comparable(inverse.state()), end);
        var fold = Replay.fold(inverse.timeline(), Arrivals.asBookedInOrder(never));
        var expected = World.renumbered(fold, sequence -> Arrivals.stepOf(never, sequence));
        assertThat(actual)
                .as("returned against never bought, facts kept")
                .isEqualTo(settled(inverse.timeline(), expected, end));

        var other = new World(inverse.timeline());
        if (never.stream().filter(step -> !other.bring(step)).findAny().isPresent()
                || wasCutShort(other)) {
            return false;
        }
        assertThat(actual)
                .as("returned against never bought")
                .isEqualTo(settled(inverse.timeline(), other.comparable(other.state()), end));
        Agreement.requireSameUseButOfReturns(inverse, other);
        assertThat(inverse.cohortsAt(end))
                .as("cohorts, returned against never bought")
                .isEqualTo(other.cohortsAt(end));
        return true;
    }

    private static AccountState settled(Timeline timeline, AccountState state, Instant at) {
        AccountState advanced = timeline.advance(state, at);
        return new AccountState(
                0,
                Position.START,
                advanced.version(),
                0,
                advanced.nextDueAt(),
                advanced.wallets(),
                advanced.members(),
                advanced.whereabouts());
    }

    private static Activity dueAt(Step back) {
        return new Activity.Due(back.outline().occurredAt());
    }

    private static List<Activity.ReturnedLine> returnedLines(
            Activity.Purchase purchase, Random random) {
        var returned = new ArrayList<Activity.ReturnedLine>();
        for (Line line : purchase.lines()) {
            if (random.nextBoolean()) {
                long quantity = line.quantityThousandths();
                long back = random.nextBoolean() ? quantity : 1 + random.nextLong(quantity);
                returned.add(new Activity.ReturnedLine(line.id(), back));
            }
        }
        return returned;
    }

    private static Activity.@Nullable Purchase keptOf(
            Activity.Purchase purchase, List<Activity.ReturnedLine> returned) {
        var lines = new ArrayList<Line>();
        for (Line line : returned.isEmpty() ? List.<Line>of() : purchase.lines()) {
            long back = 0;
            for (Activity.ReturnedLine each : returned) {
                back += each.line().equals(line.id()) ? each.quantityThousandths() : 0;
            }
            Line left = line.without(back);
            if (left != null) {
                lines.add(left);
            }
        }
        return lines.isEmpty() ? null : with(purchase, lines);
    }

    /** What is left of a purchase of one line when so much money was given back. */
    private static Activity.@Nullable Purchase keptOf(Activity.Purchase purchase, long minor) {
        Line line = purchase.lines().getFirst();
        long cost = line.amount().minor();
        Money tax = line.tax();
        var less =
                new Line(
                        line.id(),
                        line.product(),
                        line.category(),
                        line.brand(),
                        line.quantityThousandths(),
                        Money.of(cost - minor, "EUR"),
                        line.listAmount(),
                        tax == null
                                ? null
                                : Money.of(
                                        tax.minor() - (2 * tax.minor() * minor + cost) / (2 * cost),
                                        "EUR"),
                        line.attributes());
        return cost == minor ? null : with(purchase, List.of(less));
    }

    private static Activity.Purchase with(Activity.Purchase purchase, List<Line> lines) {
        return new Activity.Purchase(
                purchase.occurredAt(),
                purchase.document(),
                lines,
                purchase.shop(),
                purchase.channel(),
                purchase.paymentMeans(),
                purchase.attributes(),
                purchase.awaitsDispatch(),
                null);
    }

    private static Step aReturn(
            int number, Step bought, Step after, List<Activity.ReturnedLine> lines) {
        return aReturn(number, bought, after, lines, null);
    }

    private static Step aReturn(int number, Step bought, Step after, long minor) {
        return aReturn(number, bought, after, List.of(), Money.of(minor, "EUR"));
    }

    private static Step aReturn(
            int number,
            Step bought,
            Step after,
            List<Activity.ReturnedLine> lines,
            @Nullable Money amount) {
        return new Step(
                number,
                bought.number(),
                sequenceOf ->
                        new Activity.Return(
                                after.outline().occurredAt(),
                                new Document("returns", "r" + number),
                                sequenceOf.applyAsLong(bought.number()),
                                lines,
                                amount));
    }
}
