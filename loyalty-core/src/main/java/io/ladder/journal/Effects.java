package io.ladder.journal;

import io.ladder.ledger.Movement;
import io.ladder.shared.MemberId;
import io.ladder.tier.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens to an account in one step of a decision. */
final class Effects {
    private final List<Movement> movements = new ArrayList<>(4);
    private final List<Outcome.MemberMove> moves = new ArrayList<>(2);
    private final List<Outcome.RedemptionChange> redemptions = new ArrayList<>(1);
    private final List<PaymentChange> payments = new ArrayList<>(1);
    private final Map<String, Long> counters = new TreeMap<>();

    void add(Movement movement) {
        movements.add(movement);
    }

    void add(MemberId member, Move move) {
        moves.add(new Outcome.MemberMove(member, move));
    }

    void add(Outcome.RedemptionChange change) {
        redemptions.add(change);
    }

    void add(PaymentChange change) {
        payments.add(change);
    }

    /** How much of a shared thing was used. */
    long used(String counter) {
        return counters.getOrDefault(counter, 0L);
    }

    void use(String counter, long count) {
        counters.merge(counter, count, Math::addExact);
    }

    /** Whether nothing has happened. */
    boolean isEmpty() {
        return movements.isEmpty()
                && moves.isEmpty()
                && redemptions.isEmpty()
                && payments.isEmpty()
                && counters.isEmpty();
    }

    Outcome outcome(List<Award> awards, Receipt receipt) {
        return new Outcome(
                awards,
                movements,
                moves,
                redemptions,
                payments,
                counters,
                Restitution.NONE,
                receipt);
    }
}
