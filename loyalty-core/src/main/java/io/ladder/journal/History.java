package io.ladder.journal;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history of an account as it should have been: without what was returned or withdrawn, and
 * with what is about to be recorded.
 */
final class History {
    private final List<JournalRecord> records;
    private final @Nullable JournalEntry entry;
    private final Undone undone = new Undone();
    private List<Restitution.FromPurchase> takenFrom = List.of();

    /**
     * Something that happened.
     *
     * @param activity what counts of it; null where it was taken back wholly
     * @param awards what rules gave for it when it was booked
     */
    record Fact(
            long sequence,
            MemberId member,
            Position position,
            @Nullable Activity activity,
            Restitution restitution,
            List<Award> awards) {}

    /**
     * A history.
     *
     * @param entry what is about to be recorded; null for nothing
     */
    History(List<JournalRecord> records, @Nullable JournalEntry entry) {
        this.records = records;
        this.entry = entry;
        for (JournalRecord record : records) {
            undone.undo(record.activity());
            undone.undo(record.outcome().restitution().purchases());
        }
    }

    /** Lets a new activity undo what it takes back; refuses where there is nothing to take back. */
    void undoBy(Activity activity) {
        takenFrom = new UndoCheck(records, undone).check(activity);
        undone.undo(activity);
        undone.undo(takenFrom);
    }

    /** From which purchases a return without a receipt took its money. */
    List<Restitution.FromPurchase> takenFrom() {
        return takenFrom;
    }

    /** All that happened, in the order in which it happened. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>(records.size() + 1);
        for (JournalRecord record : records) {
            var id = record.id();
            var entry = new JournalEntry(id.sequence(), record.member(), record.activity());
            facts.add(fact(entry, record.outcome().restitution(), record.outcome().awards()));
        }
        if (entry != null) {
            var restitution = new Restitution(List.of(), takenFrom);
            facts.add(fact(entry, restitution, List.of()));
        }
        followFirstDeed(facts);
        facts.sort(Comparator.comparing(Fact::position).thenComparingLong(Fact::sequence));
        return facts;
    }

    /** Moves an implied enrolment to the first that is left of what the member did. */
    private static void followFirstDeed(List<Fact> facts) {
        for (int index = 0; index < facts.size(); index++) {
            Fact fact = facts.get(index);
            if (fact.activity instanceof Activity.Enrolment enrolment
                    && Boolean.TRUE.equals(enrolment.implied())) {
                Instant first = firstDeed(facts);
                if (first != null) {
                    var moved = Activity.Enrolment.impliedAt(first);
                    facts.set(
                            index,
                            new Fact(
                                    fact.sequence,
                                    fact.member,
                                    Position.of(moved),
                                    moved,
                                    Restitution.NONE,
                                    fact.awards));
                }
            }
        }
    }

    private static @Nullable Instant firstDeed(List<Fact> facts) {
        return facts.stream()
                .map(Fact::activity)
                .filter(Objects::nonNull)
                .filter(activity -> ActivityKind.of(activity).deed())
                .map(Activity::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Fact fact(JournalEntry entry, Restitution restitution, List<Award> awards) {
        return new Fact(
                entry.sequence(),
                entry.member(),
                Position.of(entry.activity()),
                undone.effective(entry.sequence(), entry.activity()),
                restitution,
                awards);
    }
}
