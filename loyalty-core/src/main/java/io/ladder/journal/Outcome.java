package io.ladder.journal;

import io.ladder.ledger.Movement;
import io.ladder.shared.MemberId;
import io.ladder.tier.Move;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * All that an activity brought about.
 *
 * @param awards points that rules gave for it
 * @param counters changes of shared counters, by key
 * @param restitution what was settled where goods came back
 */
public record Outcome(
        List<Award> awards,
        List<Movement> movements,
        List<MemberMove> moves,
        List<RedemptionChange> redemptions,
        List<PaymentChange> payments,
        Map<String, Long> counters,
        Restitution restitution,
        Receipt receipt) {
    /** Nothing came of it, or nobody asked. */
    public static final Outcome NOTHING =
            new Outcome(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Restitution.NONE,
                    Receipt.NONE);

    public Outcome {
        awards = List.copyOf(awards);
        movements = List.copyOf(movements);
        moves = List.copyOf(moves);
        redemptions = List.copyOf(redemptions);
        payments = List.copyOf(payments);
        counters = Map.copyOf(counters);
    }

    /** The same with what a till shows of another account. */
    Outcome showing(Receipt other) {
        return new Outcome(
                awards, movements, moves, redemptions, payments, counters, restitution, other);
    }

    /** What goes with a fact where it stands again on another account: nothing that moved. */
    Outcome asFact(Restitution settled) {
        return new Outcome(
                awards,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                settled,
                Receipt.NONE);
    }

    /** A move on a ladder, and whose. */
    public record MemberMove(MemberId member, Move move) {}

    /**
     * A redemption came to a new status.
     *
     * @param redemption its sequence number
     */
    public record RedemptionChange(
            long redemption, RedemptionStatus status, String reward, long points) {}

    /** All points that rules gave, in a wallet. */
    public long awarded(String wallet) {
        return awarded().getOrDefault(wallet, 0L);
    }

    /**
     * All points that rules gave, by wallet, in the order of the programme's wallets; without those
     * that got none.
     */
    public SequencedMap<String, Long> awarded() {
        var points = new LinkedHashMap<String, Long>();
        receipt.balances().forEach(balance -> points.put(balance.wallet(), 0L));
        for (Award award : awards) {
            points.merge(award.wallet(), award.points(), Math::addExact);
        }
        points.values().removeIf(given -> given == 0);
        return points;
    }
}
