package io.ladder.journal;

import io.ladder.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a history was taken back, and what is left of each activity. */
final class Undone {
    private final Map<Long, Map<String, Long>> returned = new HashMap<>();
    private final Set<Long> wholly = new HashSet<>();
    private final Map<Long, Long> givenBackMinor = new HashMap<>();
    private final Map<Long, Instant> dispatched = new HashMap<>();
    private final Set<Long> withdrawn = new HashSet<>();
    private final Set<Long> broughtBack = new HashSet<>();

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
        return returned.getOrDefault(purchase, Map.of());
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
        Map<String, Long> gone = returned.get(sequence);
        if (gone == null && left == null) {
            return purchase;
        }
        List<Line> lines = new ArrayList<>();
        long minor = 0;
        for (Line line : purchase.lines()) {
            Line rest = line.without(gone == null ? 0 : gone.getOrDefault(line.id(), 0L));
            if (rest != null) {
                lines.add(rest);
                minor = Math.addExact(minor, rest.amount().minor());
            }
        }
        long givenBack = givenBackMinor.getOrDefault(sequence, 0L);
        if (lines.isEmpty() || (givenBack > 0 && givenBack >= minor)) {
            return null;
        }
        return left(purchase, givenBack == 0 ? lines : Line.less(lines, givenBack), left);
    }

    private static Activity.Purchase left(
            Activity.Purchase bought, List<Line> lines, @Nullable Instant dispatched) {
        return new Activity.Purchase(
                bought.occurredAt(),
                bought.document(),
                lines,
                bought.shop(),
                bought.channel(),
                bought.paymentMeans(),
                bought.attributes(),
                bought.awaitsDispatch(),
                dispatched);
    }

    /** Takes back what an activity takes back. */
    void undo(Activity activity) {
        switch (activity) {
            case Activity.Return undone -> {
                Money amount = undone.amount();
                if (amount != null) {
                    giveBack(undone.purchase(), amount.minor());
                } else if (undone.lines().isEmpty()) {
                    wholly.add(undone.purchase());
                }
                var quantities = returned.computeIfAbsent(undone.purchase(), _ -> new HashMap<>());
                for (Activity.ReturnedLine line : undone.lines()) {
                    quantities.merge(line.line(), line.quantityThousandths(), Math::addExact);
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
        taken.forEach(each -> giveBack(each.purchase(), each.minor()));
    }

    private void giveBack(long purchase, long minor) {
        returned.computeIfAbsent(purchase, _ -> new HashMap<>());
        givenBackMinor.merge(purchase, minor, Math::addExact);
    }
}
