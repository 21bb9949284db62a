package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.MemberState;
import io.ladder.journal.Position;
import io.ladder.journal.Relocation;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import io.ladder.journal.Whereabouts;
import io.ladder.ledger.Hold;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A merge comes to what one history would have, and its undoing to what two would. */
class MergePropertyTest {

    @Test
    void joinsHistoriesAndSetsThemApartAgain() {
        var merged = new AtomicInteger();
        var parted = new AtomicInteger();
        var lived = new AtomicInteger();
        Histories.forEach(history -> {
            var records = new TwoRecords(history.timeline());
            List<Step> steps = history.steps();
            Instant start = steps.getFirst().outline().occurredAt();
            var enrolment = new Step(steps.size(), -1, _ -> new Activity.Enrolment(start));
            records.enrol(World.MEMBER, start);
            records.enrol(TwoRecords.OTHER, start);
            Random random = history.random();
            int when = 1 + random.nextInt(steps.size());
            var takers = new HashMap<Integer, MemberId>();
            for (Step step : steps.subList(1, steps.size())) {
                if (step.number() == when && !merge(records, step.outline().occurredAt())) {
                    return;
                }
                MemberId taker = taker(step, takers, random);
                takers.put(step.number(), taker);
                records.take(step, taker);
            }
            Instant end = steps.getLast().outline().occurredAt();
            if (when == steps.size() && !merge(records, end)) {
                return;
            }
            merged.incrementAndGet();
            records.requireSound();
            Instant later = end.plus(Duration.ofDays(45));
            var joined = new ArrayList<>(List.of(steps.getFirst()));
            joined.addAll(records.taken(null));
            assertThat(settled(history.timeline(), records.comparable(World.MEMBER), later))
                    .as("merged against one history")
                    .isEqualTo(
                            settled(history.timeline(), folded(history.timeline(), joined), later));

            if (theSameOnceMore(records, history.timeline(), later)) {
                lived.incrementAndGet();
            }
            assertThat(records.move(Relocation.Reason.SEPARATION, end)).isTrue();
            parted.incrementAndGet();
            records.requireSound();
            records.requireExplained();
            theSameOnceMore(records, history.timeline(), later);
            requireApart(records, history.timeline(), steps.getFirst(), enrolment, later);
        });
        assertThat(merged.get()).isGreaterThan(Histories.SOME / 2);
        assertThat(parted.get()).isEqualTo(merged.get());
        assertThat(lived.get()).isGreaterThan(merged.get() / 2);
    }

    /** Requires of each, set apart again, what they would have had they never been merged. */
    private static void requireApart(
            TwoRecords records, Timeline timeline, Step first, Step enrolment, Instant later) {
        for (MemberId member : List.of(World.MEMBER, TwoRecords.OTHER)) {
            var alone = new ArrayList<>(List.of(member.equals(World.MEMBER) ? first : enrolment));
            alone.addAll(records.taken(member));
            assertThat(settled(timeline, records.comparable(member), later))
                    .as("set apart against never merged")
                    .isEqualTo(settled(timeline, folded(timeline, alone), later));
        }
    }

    /**
     * Whoever lives it once more finds everybody where they are now.
     *
     * @return false where something is refused: behind a block that the other had, or without
     *     points that the other brought
     */
    private static boolean theSameOnceMore(TwoRecords records, Timeline timeline, Instant later) {
        var lived = new Lived(timeline);
        var booked = records.everybodysHistory();
        lived.all(booked);
        if (lived.refused() > 0) {
            return false;
        }
        var issued = new TreeMap<String, Long>();
        booked.forEach(record -> Lived.add(record.outcome(), issued));
        records.passing(later).forEach(outcome -> Lived.add(outcome, issued));
        lived.passTo(later);
        assertThat(lived.issued()).as("given once more").isEqualTo(issued);
        AccountState again = lived.state(new AccountId(World.MEMBER.value()), later);
        AccountState then = timeline.advance(records.state(World.MEMBER), later);
        assertThat(again.wallets()).as("lived once more").isEqualTo(then.wallets());
        assertThat(again.members()).as("lived once more").isEqualTo(then.members());
        return true;
    }

    private static boolean merge(TwoRecords records, Instant at) {
        boolean done = records.move(Relocation.Reason.MERGE, at);
        records.requireSound();
        return done;
    }

    /** Whoever did what a step speaks of takes it, otherwise one of them by chance. */
    static MemberId taker(Step step, Map<Integer, MemberId> takers, Random random) {
        MemberId known = takers.get(step.about());
        if (known != null) {
            return known;
        }
        return random.nextBoolean() ? World.MEMBER : TwoRecords.OTHER;
    }

    private static AccountState folded(Timeline timeline, List<Step> steps) {
        return World.renumbered(
                Replay.fold(timeline, Arrivals.asBookedInOrder(steps)),
                sequence -> Arrivals.stepOf(steps, sequence));
    }

    /** A state at a moment, without what tells by which record or for whom it came about. */
    private static AccountState settled(Timeline timeline, AccountState state, Instant at) {
        AccountState advanced = timeline.advance(state, at);
        var wallets = new HashMap<String, Wallet>();
        advanced.wallets().forEach((code, wallet) -> wallets.put(code, anybodys(wallet)));
        Map<MemberId, MemberState> members = new HashMap<>();
        advanced.members().values().forEach(member -> members.put(World.MEMBER, member));
        assertThat(members).hasSize(advanced.members().size());
        return new AccountState(
                0,
                Position.START,
                advanced.version(),
                0,
                advanced.nextDueAt(),
                wallets,
                members,
                Whereabouts.HERE);
    }

    private static Wallet anybodys(Wallet wallet) {
        return new Wallet(
                wallet.lots(),
                wallet.debt(),
                wallet.holds().stream()
                        .map(hold ->
                                new Hold(
                                        hold.id(),
                                        World.MEMBER,
                                        hold.use(),
                                        hold.purpose(),
                                        hold.until(),
                                        hold.lots(),
                                        hold.owed(),
                                        hold.since(),
                                        hold.shared()))
                        .toList(),
                wallet.issued(),
                wallet.redeemed(),
                wallet.expired(),
                wallet.adjusted(),
                wallet.transferred());
    }
}
