package io.ladder.journal;

import io.ladder.shared.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a history was taken back, and what is left of each activity. */
final class Undone {
    private final List<JournalRecord> records;
    private final Map<Long, PurchaseRest> rests = new HashMap<>();
    private final Set<Long> wholly = new HashSet<>();
    private final Map<Long, Instant> dispatched = new HashMap<>();
    private final Set<Long> withdrawn = new HashSet<>();
    private final Set<Long> broughtBack = new HashSet<>();

    /**
     * Nothing yet of a history.
     *
     * @param records in the order of their numbers
     */
    Undone(List<JournalRecord> records) {
        this.records = records;
    }

    boolean isWithdrawn(long sequence) {
        return withdrawn.contains(sequence);
    }

    /** Whether the record of a transfer was reversed, on whichever side. */
    boolean isReversed(long sequence) {
        return withdrawn.contains(sequence) || broughtBack.contains(sequence);
    }

    boolean isDispatched(long purchase) {
        return dispatched.containsKey(purchase);
    }

    /** How much of each line of a purchase came back, by the line's id. */
    Map<String, Long> returned(long purchase) {
        PurchaseRest rest = rests.get(purchase);
        return rest == null ? Map.of() : rest.returned();
    }

    /** What counts of an activity; null where it was taken back wholly. */
    @Nullable Activity effective(long sequence, Activity activity) {
        if (activity instanceof Activity.Purchase purchase) {
            return remaining(sequence, purchase);
        }
        return withdrawn.contains(sequence) ? null : activity;
    }

    /** What is left of a purchase; null where all of it came back. */
    Activity.@Nullable Purchase remaining(long sequence, Activity.Purchase purchase) {
        if (wholly.contains(sequence)) {
            return null;
        }
        Instant left = dispatched.get(sequence);
        PurchaseRest rest = rests.get(sequence);
        if (rest == null && left == null) {
            return purchase;
        }
        List<Line> lines = rest == null ? purchase.lines() : rest.left();
        return lines.isEmpty() ? null : purchase.as(lines, left);
    }

    /** Takes back what an activity takes back. */
    void undo(Activity activity) {
        switch (activity) {
            case Activity.Return undone -> {
                Money amount = undone.amount();
                if (amount != null) {
                    rest(undone.purchase()).giveBack(amount.minor());
                } else if (undone.lines().isEmpty()) {
                    wholly.add(undone.purchase());
                } else {
                    rest(undone.purchase()).takeBack(undone.lines());
                }
            }
            case Activity.Dispatch dispatch ->
                    dispatched.put(dispatch.purchase(), dispatch.occurredAt());
            case Activity.EvidenceWithdrawal withdrawal -> withdrawn.add(withdrawal.evidence());
            case Transfer.TransferInReversal reversal -> withdrawn.add(reversal.in());
            // What went out was away; it comes back at its moment.
            case Transfer.TransferOutReversal reversal -> broughtBack.add(reversal.out());
            default -> {}
        }
    }

    /** Takes back money of purchases. */
    void undo(List<Restitution.FromPurchase> taken) {
        taken.forEach(each -> rest(each.purchase()).giveBack(each.minor()));
    }

    private PurchaseRest rest(long purchase) {
        return rests.computeIfAbsent(purchase, this::bought);
    }

    /** All of a purchase, also where it counts on another account by now. */
    private PurchaseRest bought(long sequence) {
        for (JournalRecord record : records) {
            if (record.id().sequence() == sequence
                    && record.activity() instanceof Activity.Purchase purchase) {
                return new PurchaseRest(purchase.lines());
            }
        }
        throw new IllegalStateException("record " + sequence + " is no purchase");
    }
}
