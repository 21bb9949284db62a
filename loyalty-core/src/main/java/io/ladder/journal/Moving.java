package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides that members move from one account to another; see {@link Relocation}. */
final class Moving<E extends Exception> {
    private final Relocation.Departure asked;
    private final BothSides.Side<E> here;
    private final BothSides.Side<E> there;

    Moving(Relocation.Departure asked, BothSides.Side<E> here, BothSides.Side<E> there) {
        this.asked = asked;
        this.here = here;
        this.there = there;
    }

    BothSides.Result decide(SharedCounters shared) throws E {
        Refusal impossible = impossible();
        if (impossible != null) {
            return new BothSides.Result.Refused(impossible);
        }
        var movers = here.state().whereabouts().with(asked.movers().getFirst());
        var facts = facts(movers);
        if (facts.size() > Relocation.FACTS_MAX) {
            return new BothSides.Result.Refused(
                    Refusal.of(ErrorCode.HISTORY_TOO_LONG, "The member did more than can move.")
                            .with("limit", Relocation.FACTS_MAX)
                            .with("facts", facts.size()));
        }
        long first = there.state().sequence() + 1;
        var in = new RecordId(there.account(), first + facts.size());
        var departure = asked.of(movers, in);
        Decision one = here.decide(departure, shared);
        if (!(one instanceof Decision.Decided decidedHere)) {
            return new BothSides.Result.Refused(BothSides.refusal(one));
        }
        List<JournalRecord> brought = again(facts, first, there.state().corrections());
        var arrival =
                new Relocation.Arrival(
                        departure.occurredAt(),
                        departure.reason(),
                        movers,
                        ranges(facts),
                        first,
                        here.next());
        Decision two = there.decide(arrival, brought, BothSides.after(decidedHere, shared));
        return two instanceof Decision.Decided decidedThere
                ? new BothSides.Result.Done(
                        departure,
                        showing(decidedHere, decidedThere),
                        again(facts, first, decidedThere.after().corrections()),
                        arrival,
                        decidedThere)
                : BothSides.refused(asked, BothSides.refusal(two));
    }

    /** Whoever lets somebody move wants to see what they have where they come to. */
    private static Decision.Decided showing(Decision.Decided left, Decision.Decided come) {
        return new Decision.Decided(
                left.activity(),
                left.after(),
                left.version(),
                left.outcome().showing(come.outcome().receipt()),
                left.handed(),
                left.reasons());
    }

    private @Nullable Refusal impossible() {
        var mover = asked.movers().getFirst();
        boolean merged = !person(mover.member()).equals(mover.member());
        if (merged && asked.reason() != Relocation.Reason.SEPARATION) {
            return Refusal.of(
                            ErrorCode.MEMBER_MERGED,
                            "The member is merged into another one already.")
                    .with("merged_into", person(mover.member()));
        } else if (!merged && asked.reason() == Relocation.Reason.SEPARATION) {
            return Refusal.of(
                    ErrorCode.MEMBER_NOT_MERGED, "The member is not merged into another one.");
        }
        boolean pooling = !here.account().equals(Subject.OfAccount.own(mover.member()).account());
        if (asked.reason() == Relocation.Reason.LEAVING
                && (!pooling || here.state().member(mover.member()) == null)) {
            return Refusal.of(ErrorCode.MEMBER_NOT_IN_HOUSEHOLD, "The member is in no household.");
        }
        if (pooling && !merged && asked.reason() != Relocation.Reason.LEAVING) {
            return Refusal.of(
                    ErrorCode.MEMBER_IN_HOUSEHOLD,
                    "The member is in a household; first they leave.");
        }
        if (here.account().equals(there.account())) {
            return Refusal.at(
                    ErrorCode.MERGE_NOT_ALLOWED, "/into", "Both are on the same account.");
        }
        MemberId as = mover.as();
        if (as != null && there.state().whereabouts().sameAs().containsKey(as)) {
            return Refusal.at(
                            ErrorCode.MEMBER_MERGED,
                            "/into",
                            "The member is merged into another one already.")
                    .with("merged_into", there.state().whereabouts().person(as));
        }
        return null;
    }

    private MemberId person(MemberId member) {
        return here.state().whereabouts().person(member);
    }

    /** What the movers did and what counts of it on the account that they leave. */
    private List<JournalRecord> facts(List<Relocation.Mover> movers) throws E {
        var members = movers.stream().map(Relocation.Mover::member).toList();
        return new History(here.deciding().history(), null)
                .present().stream()
                        .filter(record -> members.contains(record.member()))
                        .filter(record -> ActivityKind.of(record.activity()).moves())
                        .toList();
    }

    /** The facts as they stand on the other account: without what they brought about here. */
    private List<JournalRecord> again(List<JournalRecord> facts, long first, int corrections) {
        var numbers = new TreeMap<Long, Long>();
        for (JournalRecord fact : facts) {
            numbers.put(fact.id().sequence(), first + numbers.size());
        }
        LongUnaryOperator to =
                number -> {
                    Long moved = numbers.get(number);
                    if (moved == null) {
                        throw new IllegalStateException("a fact speaks of record " + number);
                    }
                    return moved;
                };
        var again = new ArrayList<JournalRecord>(facts.size());
        for (JournalRecord fact : facts) {
            var outcome = fact.outcome();
            // What stays is not spoken of: who returned goods without a receipt while both were
            // one takes nothing from the purchases of the other any more.
            var settled = outcome.restitution().among(numbers::containsKey);
            again.add(
                    new JournalRecord(
                            new RecordId(there.account(), to.applyAsLong(fact.id().sequence())),
                            fact.member(),
                            there.now(),
                            fact.version(),
                            corrections,
                            References.renumbered(fact.activity(), to),
                            outcome.asFact(References.renumbered(settled, to))));
        }
        return again;
    }

    private static List<Relocation.Range> ranges(List<JournalRecord> facts) {
        var ranges = new ArrayList<Relocation.Range>();
        for (JournalRecord fact : facts) {
            long number = fact.id().sequence();
            var last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && last.last() == number - 1) {
                ranges.set(ranges.size() - 1, new Relocation.Range(last.first(), number));
            } else {
                ranges.add(new Relocation.Range(number, number));
            }
        }
        return ranges;
    }
}
