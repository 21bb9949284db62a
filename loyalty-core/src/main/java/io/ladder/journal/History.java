package io.ladder.journal;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history of an account as it should have been: without what was returned or withdrawn, and
 * with what is about to be recorded.
 */
final class History {
    private final List<JournalRecord> records;
    private final @Nullable JournalEntry entry;
    private final Undone undone = new Undone();
    private final Map<MemberId, Long> left = new HashMap<>();
    private Whereabouts whereabouts = Whereabouts.HERE;
    private final Bounds bounds = new Bounds();
    private final Bounds cut = new Bounds();
    private List<Restitution.FromPurchase> takenFrom = List.of();

    /**
     * Something that happened.
     *
     * @param activity what counts of it; null where it was taken back wholly
     * @param bounds the most that rules can give for it, by rule, where budgets had no more
     * @param elsewhere whether it counts on another account, and so not at all here
     */
    record Fact(
            long sequence,
            MemberId member,
            Position position,
            @Nullable Activity activity,
            Restitution restitution,
            Map<String, Long> bounds,
            boolean elsewhere) {}

    /**
     * A history.
     *
     * @param entry what is about to be recorded; null for nothing
     */
    History(List<JournalRecord> records, @Nullable JournalEntry entry) {
        this.records = records;
        this.entry = entry;
        records.forEach(record -> note(record.id().sequence(), record.activity()));
        if (entry != null) {
            note(entry.sequence(), entry.activity());
        }
        for (JournalRecord record : records) {
            if (!elsewhere(record)) {
                undone.undo(record.activity());
                undone.undo(record.outcome().restitution().purchases());
                bounds.add(record.outcome().restitution().cuts());
            }
        }
    }

    private void note(long sequence, Activity activity) {
        whereabouts = whereabouts.after(sequence, activity);
        if (activity instanceof Relocation.Departure departure) {
            departure.movers().forEach(mover -> left.put(mover.member(), sequence));
        }
    }

    private boolean elsewhere(JournalRecord record) {
        Long departure = left.get(record.member());
        return departure != null && record.id().sequence() < departure;
    }

    /** Where its members are. */
    Whereabouts whereabouts() {
        return whereabouts;
    }

    /** The records that count here. */
    List<JournalRecord> present() {
        return left.isEmpty()
                ? records
                : records.stream().filter(record -> !elsewhere(record)).toList();
    }

    /** Lets a new activity undo what it takes back; refuses where there is nothing to take back. */
    void undoBy(Activity activity, MemberId member) {
        takenFrom = new UndoCheck(present(), undone, whereabouts).check(activity, member);
        undone.undo(activity);
        undone.undo(takenFrom);
    }

    /** Lets what happened bring less, since budgets have no more for it. */
    void cut(List<Restitution.Cut> more) {
        bounds.add(more);
        cut.add(more);
    }

    /** Whether what is about to be recorded lets an activity bring less by a rule. */
    boolean isCut(long activity, String rule) {
        return cut.of(activity, List.of()).containsKey(rule);
    }

    /** What is settled by what is about to be recorded. */
    Restitution settled(List<Restitution.Shortfall> shortfalls, List<Restitution.Cut> cuts) {
        return new Restitution(shortfalls, takenFrom, cuts);
    }

    /** All that happened, in the order in which it happened. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>(records.size() + 1);
        for (JournalRecord record : records) {
            var id = record.id();
            facts.add(
                    elsewhere(record)
                            ? elsewhereFact(record)
                            : fact(
                                    new JournalEntry(
                                            id.sequence(), record.member(), record.activity()),
                                    record.outcome().restitution(),
                                    record.outcome().awards()));
        }
        if (entry != null) {
            facts.add(fact(entry, settled(List.of(), List.of()), List.of()));
        }
        followFirstDeed(facts);
        facts.sort(Comparator.comparing(Fact::position).thenComparingLong(Fact::sequence));
        enrolOnce(facts);
        return facts;
    }

    private static Fact elsewhereFact(JournalRecord record) {
        return new Fact(
                record.id().sequence(),
                record.member(),
                Position.of(record.activity()),
                null,
                Restitution.NONE,
                Map.of(),
                true);
    }

    /** Moves an implied enrolment to the first that is left of what the member did, if any is. */
    private void followFirstDeed(List<Fact> facts) {
        for (int index = 0; index < facts.size(); index++) {
            Fact fact = facts.get(index);
            if (fact.activity instanceof Activity.Enrolment enrolment
                    && Boolean.TRUE.equals(enrolment.implied())) {
                Instant first = firstDeed(facts, whereabouts.person(fact.member));
                var moved = first == null ? null : new Activity.Enrolment(first, true);
                facts.set(index, enrolled(fact, moved));
            }
        }
    }

    private @Nullable Instant firstDeed(List<Fact> facts, MemberId person) {
        Instant first = null;
        for (Fact fact : facts) {
            Activity activity = fact.activity;
            if (activity != null
                    && ActivityKind.of(activity).deed()
                    && whereabouts.person(fact.member).equals(person)
                    && (first == null || activity.occurredAt().isBefore(first))) {
                first = activity.occurredAt();
            }
        }
        return first;
    }

    /** Nobody becomes a member twice: of the enrolments of one person the first counts. */
    private void enrolOnce(List<Fact> sorted) {
        if (whereabouts.sameAs().isEmpty()) {
            return;
        }
        var enrolled = new HashSet<MemberId>();
        for (int index = 0; index < sorted.size(); index++) {
            Fact fact = sorted.get(index);
            if (fact.activity instanceof Activity.Enrolment
                    && !enrolled.add(whereabouts.person(fact.member))) {
                sorted.set(index, enrolled(fact, null));
            }
        }
    }

    private static Fact enrolled(Fact fact, Activity.@Nullable Enrolment enrolment) {
        return new Fact(
                fact.sequence,
                fact.member,
                enrolment == null ? fact.position : Position.of(enrolment),
                enrolment,
                Restitution.NONE,
                fact.bounds,
                false);
    }

    private Fact fact(JournalEntry entry, Restitution restitution, List<Award> awards) {
        return new Fact(
                entry.sequence(),
                entry.member(),
                Position.of(entry.activity()),
                undone.effective(entry.sequence(), entry.activity()),
                restitution,
                bounds.of(entry.sequence(), awards),
                false);
    }
}
