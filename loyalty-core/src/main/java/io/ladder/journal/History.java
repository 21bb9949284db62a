package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history of an account as it should have been: without what was returned or withdrawn, and
 * with what is about to be recorded.
 */
final class History {
    private final List<JournalRecord> records;
    private final @Nullable JournalEntry entry;
    private final Map<Long, Map<String, Long>> returned = new HashMap<>();
    private final Set<Long> wholly = new HashSet<>();
    private final Set<Long> withdrawn = new HashSet<>();

    /**
     * Something that happened.
     *
     * @param activity what counts of it; null where it was taken back wholly
     */
    record Fact(long sequence, MemberId member, Position position, @Nullable Activity activity) {}

    /**
     * A history.
     *
     * @param entry what is about to be recorded; null for nothing
     */
    History(List<JournalRecord> records, @Nullable JournalEntry entry) {
        this.records = records;
        this.entry = entry;
        for (JournalRecord record : records) {
            undo(record.activity());
        }
    }

    /** Lets a new activity undo what it takes back; refuses where there is nothing to take back. */
    void undoBy(Activity activity) {
        if (activity instanceof Activity.Return undone) {
            checkReturn(undone);
        } else if (activity instanceof Activity.EvidenceWithdrawal withdrawal) {
            checkWithdrawal(withdrawal);
        }
        undo(activity);
    }

    /** All that happened, in the order in which it happened. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>(records.size() + 1);
        for (JournalRecord record : records) {
            facts.add(fact(record.id().sequence(), record.member(), record.activity()));
        }
        if (entry != null) {
            facts.add(fact(entry.sequence(), entry.member(), entry.activity()));
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
                            index, new Fact(fact.sequence, fact.member, Position.of(moved), moved));
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

    private Fact fact(long sequence, MemberId member, Activity activity) {
        return new Fact(sequence, member, Position.of(activity), effective(sequence, activity));
    }

    private @Nullable Activity effective(long sequence, Activity activity) {
        if (activity instanceof Activity.Purchase purchase) {
            return remaining(sequence, purchase);
        }
        return withdrawn.contains(sequence) ? null : activity;
    }

    private Activity.@Nullable Purchase remaining(long sequence, Activity.Purchase purchase) {
        if (wholly.contains(sequence)) {
            return null;
        }
        Map<String, Long> gone = returned.get(sequence);
        if (gone == null) {
            return purchase;
        }
        var lines = new ArrayList<Line>();
        for (Line line : purchase.lines()) {
            Line left = line.without(gone.getOrDefault(line.id(), 0L));
            if (left != null) {
                lines.add(left);
            }
        }
        return lines.isEmpty() ? null : purchase.withLines(lines);
    }

    private void undo(Activity activity) {
        if (activity instanceof Activity.Return undone) {
            if (undone.lines().isEmpty()) {
                wholly.add(undone.purchase());
            }
            var quantities = returned.computeIfAbsent(undone.purchase(), _ -> new HashMap<>());
            for (Activity.ReturnedLine line : undone.lines()) {
                quantities.merge(line.line(), line.quantityThousandths(), Math::addExact);
            }
        } else if (activity instanceof Activity.EvidenceWithdrawal withdrawal) {
            withdrawn.add(withdrawal.evidence());
        }
    }

    private @Nullable Activity find(long sequence) {
        for (JournalRecord record : records) {
            if (record.id().sequence() == sequence) {
                return record.activity();
            }
        }
        return null;
    }

    private void checkReturn(Activity.Return undone) {
        if (!(find(undone.purchase()) instanceof Activity.Purchase purchase)) {
            throw Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.")
                    .asException();
        }
        if (undone.occurredAt().isBefore(purchase.occurredAt())) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/occurred_at",
                            "Goods come back after they were bought.")
                    .asException();
        }
        if (remaining(undone.purchase(), purchase) == null) {
            throw Refusal.of(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            "All of this purchase has been returned already.")
                    .asException();
        }
        var gone = new HashMap<>(returned.getOrDefault(undone.purchase(), Map.of()));
        for (int index = 0; index < undone.lines().size(); index++) {
            Activity.ReturnedLine back = undone.lines().get(index);
            checkLine(purchase, back, gone, "/lines/" + index);
            gone.merge(back.line(), back.quantityThousandths(), Math::addExact);
        }
    }

    private static void checkLine(
            Activity.Purchase purchase,
            Activity.ReturnedLine back,
            Map<String, Long> gone,
            String pointer) {
        Line bought =
                purchase.lines().stream()
                        .filter(line -> line.id().equals(back.line()))
                        .findFirst()
                        .orElse(null);
        if (bought == null) {
            throw Refusal.at(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            pointer + "/line",
                            "The purchase has no such line.")
                    .asException();
        }
        long left = bought.quantityThousandths() - gone.getOrDefault(bought.id(), 0L);
        if (back.quantityThousandths() > left) {
            throw Refusal.at(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            pointer + "/quantity",
                            "More is returned than is left of this line.")
                    .with("left", java.math.BigDecimal.valueOf(left, 3).stripTrailingZeros())
                    .asException();
        }
    }

    private void checkWithdrawal(Activity.EvidenceWithdrawal withdrawal) {
        Activity evidence = find(withdrawal.evidence());
        if (!(evidence instanceof Activity.EvidenceReport
                || evidence instanceof Activity.SurveyAnswer)) {
            throw Refusal.of(ErrorCode.EVIDENCE_NOT_FOUND, "There is no such evidence.")
                    .asException();
        }
        if (withdrawn.contains(withdrawal.evidence())) {
            throw Refusal.of(
                            ErrorCode.EVIDENCE_ALREADY_WITHDRAWN,
                            "The evidence has been withdrawn already.")
                    .asException();
        }
    }
}
