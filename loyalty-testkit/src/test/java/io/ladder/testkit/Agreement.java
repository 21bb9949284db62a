package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.earning.Occasion;
import io.ladder.journal.AccountState;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Award;
import io.ladder.journal.Causes;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.Records;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Replay;
import io.ladder.journal.Slot;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.tally.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Requires that all that the journal says of one member agrees. */
final class Agreement {
    private static final List<Period> PERIODS =
            List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR);

    /** What is given by the clock is no award for anything that happened. */
    private static final String OCCASION = "any-" + Occasion.class.getSimpleName();

    private Agreement() {}

    static void require(World world) {
        var history = world.history();
        AccountState state = world.state();
        assertThat(state)
                .as("booked against folded")
                .isEqualTo(Replay.fold(world.timeline(), history));
        Ledgers.requireAgreement(state, history);
        requireMovesAgree(state, history);
        requireCausesAreKnown(history.getLast());
        requireHoldsAgree(world);
        requireUsesAgree(world);
    }

    /** Whether an entry corrects, or is of a rule or a reward, it tells by its cause. */
    private static void requireCausesAreKnown(JournalRecord record) {
        var rules =
                Stream.concat(
                                record.outcome().awards().stream().map(Award::rule),
                                Stream.of(OCCASION))
                        .toList();
        rules.forEach(rule -> assertThat(Causes.reserved()).doesNotContain(rule));
        for (Movement movement : record.outcome().movements()) {
            boolean issued = movement.from() == Place.ISSUED || movement.to() == Place.ISSUED;
            if (issued && !rules.contains(movement.cause())) {
                assertThat(Causes.corrections()).contains(movement.cause());
            } else if (!issued && !ProgrammeGenerator.REWARDS.contains(movement.cause())) {
                assertThat(Causes.reserved()).contains(movement.cause());
            }
        }
    }

    private static void requireMovesAgree(AccountState state, List<JournalRecord> history) {
        var rungs =
                new HashMap<String, String>(
                        Map.of(LadderFixture.LOYALTY, "prospect", "metal", "red"));
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

    private static void requireHoldsAgree(World world) {
        long held = 0;
        long spent = 0;
        for (Records.PaymentView view : world.payments()) {
            held += view.change().status() == PaymentStatus.AUTHORISED ? view.change().points() : 0;
            spent += view.change().captured() - view.change().refunded();
        }
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
        held += points.getOrDefault(RedemptionStatus.HELD, 0L);
        spent += points.getOrDefault(RedemptionStatus.CAPTURED, 0L);
        assertThat(held).as("points of open holds").isEqualTo(wallet.held());
        assertThat(spent).as("points spent").isEqualTo(wallet.redeemed());
        for (String reward : ProgrammeGenerator.REWARDS) {
            assertThat(world.used("stock:" + reward))
                    .as("pieces of " + reward)
                    .isEqualTo(pieces.getOrDefault(reward, 0L));
        }
    }

    /** How often a reward was had is what the redemptions of its periods say. */
    private static void requireUsesAgree(World world) {
        ZoneId zone = world.timeline().version(1).zone();
        var member = Objects.requireNonNull(world.state().member(World.MEMBER));
        for (String reward : ProgrammeGenerator.REWARDS) {
            var days =
                    world.redemptions().stream()
                            .filter(view -> view.reward().equals(reward))
                            .filter(view ->
                                    view.status() == RedemptionStatus.HELD
                                            || view.status() == RedemptionStatus.CAPTURED)
                            .map(view -> view.occurredAt().atZone(zone).toLocalDate())
                            .toList();
            Slot slot = member.slots().get("reward:" + reward);
            if (slot == null) {
                assertThat(days).isEmpty();
                continue;
            }
            var last = LocalDate.ofEpochDay(slot.numbers().get(1));
            var expected = new ArrayList<Long>(List.of((long) days.size(), last.toEpochDay()));
            for (Period period : PERIODS) {
                var first = period.beginning(last);
                expected.add(
                        days.stream().filter(day -> period.beginning(day).equals(first)).count());
            }
            assertThat(slot.numbers()).as("uses of " + reward).isEqualTo(expected);
        }
    }

    static void requireSameUse(World one, World other) {
        requireSameStock(one, other);
        assertThat(one.alerts()).as("alerts").isEqualTo(other.alerts());
    }

    private static void requireSameStock(World one, World other) {
        for (String reward : ProgrammeGenerator.REWARDS) {
            assertThat(one.used("stock:" + reward)).isEqualTo(other.used("stock:" + reward));
        }
    }

    /** The same where goods came back in one of them that were never bought in the other. */
    static void requireSameUseButOfReturns(World one, World other) {
        requireSameStock(one, other);
        assertThat(withoutReturns(one)).as("alerts").isEqualTo(withoutReturns(other));
    }

    private static Map<AlertKey, Long> withoutReturns(World world) {
        var alerts = new HashMap<>(world.alerts());
        alerts.keySet().removeIf(key -> key.kind() == AlertKey.Kind.RETURNS);
        return alerts;
    }
}
