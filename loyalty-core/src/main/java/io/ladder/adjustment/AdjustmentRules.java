package io.ladder.adjustment;

import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Proposal;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What clerks may give and take alone. Above that, an adjustment is a proposal, which a second
 * person settles once.
 */
public final class AdjustmentRules implements Mechanic {
    /** How many proposals a member may have that nobody has settled. */
    public static final int OPEN_MAX = 100;

    private static final int FORMAT = 1;

    private final ZoneId zone;
    private final List<String> reasonCodes;
    private final long perAdjustmentMax;
    private final long perDayMax;

    /**
     * Rules for all clerks.
     *
     * @param zone where days begin
     * @param reasonCodes those that clerks may name
     * @param perAdjustmentMax the most points of one adjustment, up or down; 0 where each takes a
     *     second person
     * @param perDayMax the most points of one wallet that a clerk moves on one day, up and down
     */
    public AdjustmentRules(
            ZoneId zone, List<String> reasonCodes, long perAdjustmentMax, long perDayMax) {
        this.zone = zone;
        this.reasonCodes = List.copyOf(reasonCodes);
        this.perAdjustmentMax = perAdjustmentMax;
        this.perDayMax = perDayMax;
    }

    @Override
    public String id() {
        return "adjustments";
    }

    @Override
    public List<String> sharedCounters(Activity activity) {
        if (activity instanceof Activity.Adjustment adjustment && adjustment.clerk() != null) {
            return List.of(
                    counter(adjustment.wallet(), adjustment.clerk(), adjustment.occurredAt()));
        }
        return List.of();
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof Activity.Adjustment adjustment) {
            Actor clerk = adjustment.clerk();
            if (clerk != null) {
                count(adjustment, clerk, turn);
            }
        } else if (activity instanceof Proposal proposal) {
            switch (proposal) {
                case Proposal.AdjustmentProposal asked -> keep(asked, turn);
                case Proposal.Settlement settlement -> settle(settlement, turn);
            }
        }
    }

    private void count(Activity.Adjustment adjustment, Actor clerk, Turn turn) {
        long points = Math.abs(adjustment.points());
        String counter = counter(adjustment.wallet(), clerk, turn.at());
        if (turn.checking()) {
            requireKnown(adjustment.reasonCode());
            if (points > perAdjustmentMax) {
                throw beyond("A clerk alone adjusts up to " + perAdjustmentMax + " points.")
                        .asException();
            }
            long used = turn.used(counter);
            if (Math.addExact(used, points) > perDayMax) {
                throw beyond("A clerk alone adjusts up to " + perDayMax + " points a day.")
                        .with("limit", perDayMax)
                        .with("left", Math.max(0, perDayMax - used))
                        .asException();
            }
        }
        turn.use(counter, points);
    }

    private static Refusal beyond(String detail) {
        return Refusal.at(ErrorCode.ADJUSTMENT_LIMIT_REACHED, "/points", detail);
    }

    private void requireKnown(String reasonCode) {
        if (!reasonCodes.contains(reasonCode)) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.INVALID_FIELD,
                                    "/reason_code",
                                    "The reason code must be one of "
                                            + String.join(", ", reasonCodes)
                                            + ".")
                            .with("known", reasonCodes));
        }
    }

    private void keep(Proposal.AdjustmentProposal proposal, Turn turn) {
        var open = open(turn);
        if (turn.checking()) {
            requireKnown(proposal.reasonCode());
            if (open.size() >= OPEN_MAX) {
                throw Turn.refusal(
                        Refusal.of(
                                        ErrorCode.ADJUSTMENT_LIMIT_REACHED,
                                        "The member has too many adjustments that await somebody.")
                                .with("limit", OPEN_MAX));
            }
        }
        open.add(turn.sequence());
        remember(open, turn);
    }

    private void settle(Proposal.Settlement settlement, Turn turn) {
        var open = open(turn);
        boolean found = open.remove(settlement.proposal());
        if (turn.checking()) {
            if (settlement.clerk().equals(settlement.approver())) {
                throw refusal(ErrorCode.SAME_PERSON, "Somebody else has to settle it.");
            }
            if (!found) {
                throw refusal(
                        ErrorCode.ADJUSTMENT_SETTLED, "The adjustment awaits nobody any more.");
            }
        }
        remember(open, turn);
    }

    private static LoyaltyException refusal(ErrorCode code, String detail) {
        return Turn.refusal(Refusal.of(code, detail));
    }

    private List<Long> open(Turn turn) {
        Slot slot = turn.slot(id());
        return slot == null ? new ArrayList<>() : new ArrayList<>(slot.numbers());
    }

    private void remember(List<Long> open, Turn turn) {
        turn.remember(id(), new Slot(FORMAT, open));
    }

    private String counter(String wallet, Actor clerk, Instant at) {
        return "adjusted:" + wallet + ":" + at.atZone(zone).toLocalDate() + ":" + clerk.id();
    }
}
