package io.ladder.journal;

import io.ladder.ledger.Correction;
import io.ladder.ledger.LotFlows;
import io.ladder.ledger.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a history comes to beside the state: how its redemptions stand, what they used up, and what
 * became of the points of each date.
 */
final class Tally {
    private final Map<Long, Outcome.RedemptionChange> redemptions = new TreeMap<>();
    private final Map<Long, PaymentChange> payments = new TreeMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private final Map<String, LotFlows> lots = new HashMap<>();

    void add(Outcome outcome) {
        outcome.redemptions().forEach(change -> redemptions.put(change.redemption(), change));
        outcome.payments().forEach(change -> payments.put(change.payment(), change));
        outcome.counters().forEach((key, count) -> counters.merge(key, count, Math::addExact));
        for (Movement movement : outcome.movements()) {
            lots.computeIfAbsent(movement.wallet(), _ -> new LotFlows()).add(movement);
        }
    }

    /** A wallet of the state that the history comes to, and how it came to be what it is. */
    Correction.Course course(String wallet, AccountState state) {
        return new Correction.Course(
                state.wallet(wallet), lots.getOrDefault(wallet, new LotFlows()));
    }

    /** How a redemption stands, or null where there is none. */
    @Nullable RedemptionStatus status(long redemption) {
        var change = redemptions.get(redemption);
        return change == null ? null : change.status();
    }

    /** Refuses what payments, as they stand, do not allow. */
    void requirePossible(PointsPayment.Settlement settlement) {
        PaymentChange payment = payments.get(settlement.payment());
        settlement.requirePossible(
                payment == null ? 0 : payment.held(), payment == null ? 0 : payment.refundable());
    }

    /** The changes of payments that lead from this tally to the right one. */
    List<PaymentChange> paymentsTo(Tally right) {
        return right.payments.values().stream()
                .filter(change -> !change.equals(payments.get(change.payment())))
                .toList();
    }

    /** The changes that lead from this tally to the right one. */
    List<Outcome.RedemptionChange> redemptionsTo(Tally right) {
        var changes = new ArrayList<Outcome.RedemptionChange>();
        right.redemptions.forEach((redemption, change) -> {
            if (change.status() != status(redemption)) {
                changes.add(change);
            }
        });
        return changes;
    }

    /** The changes of shared counters that lead from this tally to the right one. */
    Map<String, Long> countersTo(Tally right) {
        var changes = new TreeMap<>(right.counters);
        counters.forEach((key, count) -> changes.merge(key, -count, Math::addExact));
        changes.values().removeIf(count -> count == 0);
        return changes;
    }
}
