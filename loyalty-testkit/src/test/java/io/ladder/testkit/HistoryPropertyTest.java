package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.Outcome;
import io.ladder.journal.Position;
import io.ladder.journal.Programme;
import io.ladder.journal.Recorded;
import io.ladder.journal.Records;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What must hold for whatever happens. Each history comes from a fixed seed; {@code
 * -Dladder.histories=100000} tries more of them.
 */
class HistoryPropertyTest {
    private static final int HISTORIES = Integer.getInteger("ladder.histories", 2_000);
    private static final long SEED = 20_260_115_000_000L;
    private static final String LOYALTY = LadderFixture.LOYALTY;

    @Test
    void theBooksAlwaysAgreeWithHistory() {
        forEachHistory(history -> {
            var world = new World(history.timeline());
            for (Step step : history.steps()) {
                if (bringPreviewed(world, step)) {
                    requireAgreement(world);
                }
            }
        });
    }

    @Test
    void theBooksAgreeWithHistoryInWhateverOrderItArrives() {
        forEachHistory(history -> {
            var world = new World(history.timeline());
            for (Step step : arrivals(history)) {
                if (bringPreviewed(world, step)) {
                    requireAgreement(world);
                }
            }
        });
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        int[] compared = new int[1];
        forEachHistory(history -> {
            var late = new World(history.timeline());
            var accepted = new ArrayList<Step>();
            for (Step step : arrivals(history)) {
                if (late.bring(step)) {
                    accepted.add(step);
                }
            }
            accepted.sort(Comparator.comparingInt(Step::number));
            var folded = Replay.fold(history.timeline(), asBookedInOrder(accepted));
            assertThat(late.comparable(late.state()))
                    .as("late against fold")
                    .isEqualTo(World.renumbered(folded, sequence -> stepOf(accepted, sequence)));

            var ordered = new World(history.timeline());
            if (accepted.stream().filter(step -> !ordered.bring(step)).findAny().isEmpty()) {
                assertThat(late.comparable(late.state()))
                        .as("late against in order")
                        .isEqualTo(ordered.comparable(ordered.state()));
                requireSameUse(late, ordered);
                compared[0]++;
            }
        });
        assertThat(compared[0]).isGreaterThan(HISTORIES / 2);
    }

    @Test
    void aReturnIsATrueInverse() {
        int[] compared = new int[1];
        int[] owing = new int[1];
        forEachHistory(history -> {
            var purchases = history.purchasesKept();
            if (purchases.isEmpty()) {
                return;
            }
            Random random = history.random();
            Step bought = purchases.get(random.nextInt(purchases.size()));
            var returned = returnedLines((Activity.Purchase) bought.outline(), random);
            var kept = keptOf((Activity.Purchase) bought.outline(), returned);
            int last = history.steps().size();
            int when = bought.number() + 1 + random.nextInt(last - bought.number());
            Step back = aReturn(last, bought, history.steps().get(when - 1), returned);

            var inverse = new World(history.timeline());
            var accepted = new ArrayList<Step>();
            for (int number = 0; number < last; number++) {
                if (number == when && inverse.bring(back)) {
                    accepted.add(back);
                }
                if (inverse.bring(history.steps().get(number))) {
                    accepted.add(history.steps().get(number));
                }
            }
            if (when == last && inverse.bring(back)) {
                accepted.add(back);
            }
            if (!accepted.contains(back)) {
                return;
            }
            boolean same = requireSameAsNeverBought(inverse, accepted, bought, back, kept);
            compared[0] += same ? 1 : 0;
            owing[0] += same ? 0 : 1;
        });
        assertThat(compared[0]).isGreaterThan(HISTORIES / 4);
        assertThat(owing[0]).isGreaterThan(HISTORIES / 100);
    }

    /** Whether the same history without the returned lines is possible; then both must agree. */
    private static boolean requireSameAsNeverBought(
            World inverse,
            List<Step> accepted,
            Step bought,
            Step back,
            Activity.@Nullable Purchase kept) {
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
        var fold = Replay.fold(inverse.timeline(), asBookedInOrder(never));
        var expected = World.renumbered(fold, sequence -> stepOf(never, sequence));
        assertThat(actual)
                .as("returned against never bought, facts kept")
                .isEqualTo(settled(inverse.timeline(), expected, end));

        var other = new World(inverse.timeline());
        if (never.stream().filter(step -> !other.bring(step)).findAny().isPresent()) {
            return false;
        }
        assertThat(actual)
                .as("returned against never bought")
                .isEqualTo(settled(inverse.timeline(), other.comparable(other.state()), end));
        requireSameUse(inverse, other);
        return true;
    }

    @Test
    void timePassesTheSameInOneStepOrMany() {
        forEachHistory(history -> {
            var world = new World(history.timeline());
            Timeline timeline = history.timeline();
            for (Step step : history.steps()) {
                if (!world.bring(step)) {
                    continue;
                }
                AccountState state = world.state();
                Instant from = state.position().at();
                Instant one = from.plus(Duration.ofHours(history.random().nextInt(3_000)));
                Instant two = one.plus(Duration.ofHours(history.random().nextInt(3_000)));
                AccountState atOne = timeline.advance(state, one);

                assertThat(timeline.advance(atOne, one)).as("again").isEqualTo(atOne);
                assertThat(timeline.advance(atOne, two))
                        .as("in two steps")
                        .isEqualTo(timeline.advance(state, two));
                assertThat(timeline.advance(state, from)).as("no time").isEqualTo(state);
                requireNothingDueBefore(timeline, state);
                requireNothingDueBefore(timeline, atOne);
                Instant due = atOne.nextDueAt();
                assertThat(due == null || due.isAfter(one)).as("due after").isTrue();
            }
        });
    }

    private static void requireNothingDueBefore(Timeline timeline, AccountState state) {
        Instant due = state.nextDueAt();
        Instant until = due == null ? Instant.parse("2090-01-01T00:00:00Z") : due;
        for (Programme version : timeline.versions()) {
            Instant from = version.validFrom();
            if (version.version() > state.version() && from != null && from.isBefore(until)) {
                until = from;
            }
        }
        Instant justBefore = until.minusNanos(1_000);
        if (justBefore.isAfter(state.position().at())) {
            var pressed =
                    new AccountState(
                            state.sequence(),
                            state.position(),
                            state.version(),
                            justBefore,
                            state.wallets(),
                            state.members());
            assertThat(timeline.advance(pressed, justBefore)).as("nothing due").isEqualTo(state);
        }
    }

    /** Brings a step and requires that its preview told what came, and changed nothing. */
    private static boolean bringPreviewed(World world, Step step) {
        if (!world.speaksOfWhatIsBooked(step)) {
            return false;
        }
        AccountState before = world.state();
        Recorded preview = world.preview(step);
        assertThat(world.state()).as("state after a preview").isEqualTo(before);
        boolean booked = world.bring(step);
        assertThat(preview instanceof Recorded.Booked).as("preview").isEqualTo(booked);
        if (booked) {
            JournalRecord record = world.history().getLast();
            assertThat(((Recorded.Booked) preview).record()).as("preview").isEqualTo(record);
        } else {
            assertThat(world.state()).as("state after a refusal").isEqualTo(before);
        }
        return booked;
    }

    private static void requireAgreement(World world) {
        var history = world.history();
        AccountState state = world.state();
        assertThat(state)
                .as("booked against folded")
                .isEqualTo(Replay.fold(world.timeline(), history));
        Ledgers.requireAgreement(state, history);
        requireMovesAgree(state, history);
        requireRedemptionsAgree(world);
    }

    private static void requireMovesAgree(AccountState state, List<JournalRecord> history) {
        var rungs = new HashMap<String, String>(Map.of(LOYALTY, "prospect", "metal", "red"));
        for (JournalRecord record : history) {
            for (Outcome.MemberMove each : record.outcome().moves()) {
                var move = each.move();
                assertThat(rungs.put(move.scheme(), move.to())).isEqualTo(move.from());
            }
        }
        var member = Objects.requireNonNull(state.member(World.MEMBER));
        member.standings()
                .forEach((scheme, standing) ->
                        assertThat(rungs)
                                .as("rung by moves")
                                .containsEntry(scheme, standing.rung()));
    }

    private static void requireRedemptionsAgree(World world) {
        var points = new HashMap<RedemptionStatus, Long>();
        var pieces = new HashMap<String, Long>();
        for (Records.RedemptionView view : world.redemptions()) {
            points.merge(view.status(), view.points(), Math::addExact);
            if (view.status() == RedemptionStatus.HELD
                    || view.status() == RedemptionStatus.CAPTURED) {
                pieces.merge(view.reward(), 1L, Math::addExact);
            }
        }
        var wallet = world.state().wallet(ProgrammeFixture.POINTS);
        assertThat(points.getOrDefault(RedemptionStatus.HELD, 0L)).isEqualTo(wallet.held());
        assertThat(points.getOrDefault(RedemptionStatus.CAPTURED, 0L)).isEqualTo(wallet.redeemed());
        for (String reward : ProgrammeGenerator.REWARDS) {
            assertThat(world.used("stock:" + reward))
                    .as("pieces of " + reward)
                    .isEqualTo(pieces.getOrDefault(reward, 0L));
        }
    }

    private static void requireSameUse(World one, World other) {
        for (String reward : ProgrammeGenerator.REWARDS) {
            assertThat(one.used("stock:" + reward)).isEqualTo(other.used("stock:" + reward));
        }
    }

    /** The steps of a history in the order in which they happen to arrive. */
    private static List<Step> arrivals(GeneratedHistory history) {
        var arrivals = new ArrayList<>(history.steps());
        Random random = history.random();
        if (random.nextInt(3) == 0) {
            Collections.shuffle(arrivals, random);
        } else {
            Map<Step, Integer> delays = new HashMap<>();
            for (Step step : arrivals) {
                boolean fact =
                        step.outline() instanceof Activity.Purchase
                                || step.outline() instanceof Activity.SurveyAnswer
                                || step.outline() instanceof Activity.EvidenceReport;
                delays.put(step, step.number() * 2 + (fact ? random.nextInt(20) : 0));
            }
            arrivals.sort(Comparator.comparing(delays::get));
        }
        for (int index = 0; index < arrivals.size(); index++) {
            int about = arrivals.get(index).about();
            for (int later = index + 1; later < arrivals.size(); later++) {
                if (arrivals.get(later).number() == about) {
                    Collections.swap(arrivals, index, later);
                    index--;
                    break;
                }
            }
        }
        return arrivals;
    }

    private static long stepOf(List<Step> inOrder, long sequence) {
        return inOrder.get(Math.toIntExact(sequence) - 1).number();
    }

    /** A history of these steps as it would be booked in this order. */
    private static List<JournalRecord> asBookedInOrder(List<Step> steps) {
        var sequences = new HashMap<Integer, Long>();
        var records = new ArrayList<JournalRecord>();
        for (Step step : steps) {
            long sequence = records.size() + 1L;
            sequences.put(step.number(), sequence);
            records.add(
                    new JournalRecord(
                            new RecordId(new AccountId(World.MEMBER.value()), sequence),
                            World.MEMBER,
                            Instant.EPOCH,
                            1,
                            step.activity(number -> sequences.getOrDefault(number, 0L)),
                            NOTHING));
        }
        return records;
    }

    private static final Outcome NOTHING =
            new Outcome(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    new io.ladder.journal.Receipt(List.of(), List.of()));

    private static AccountState settled(Timeline timeline, AccountState state, Instant at) {
        AccountState advanced = timeline.advance(state, at);
        return new AccountState(
                0,
                Position.START,
                advanced.version(),
                advanced.nextDueAt(),
                advanced.wallets(),
                advanced.members());
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
        return lines.isEmpty()
                ? null
                : new Activity.Purchase(
                        purchase.occurredAt(), purchase.document(), lines, null, null);
    }

    private static Step aReturn(
            int number, Step bought, Step after, List<Activity.ReturnedLine> lines) {
        return new Step(
                number,
                bought.number(),
                sequenceOf ->
                        new Activity.Return(
                                after.outline().occurredAt(),
                                new Document("returns", "r" + number),
                                sequenceOf.applyAsLong(bought.number()),
                                lines));
    }

    private static void forEachHistory(Consumer<GeneratedHistory> property) {
        for (int index = 0; index < HISTORIES; index++) {
            var history = GeneratedHistory.of(SEED + index);
            try {
                property.accept(history);
            } catch (AssertionError | RuntimeException failure) {
                var steps = new StringBuilder();
                history.steps().forEach(step -> steps.append("\n  ").append(step));
                throw new AssertionError(
                        "history " + index + " of " + history.timeline().versions() + steps,
                        failure);
            }
        }
    }
}
