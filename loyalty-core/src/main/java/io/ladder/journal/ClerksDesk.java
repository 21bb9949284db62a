package io.ladder.journal;

import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import io.ladder.tier.Standing;

/** What clerks and operators do by hand, in every programme and without a rule for it. */
final class ClerksDesk {
    private ClerksDesk() {}

    static void answer(Activity activity, Turn turn) {
        if (activity instanceof Activity.StatusChange change) {
            turn.status(change.status());
        } else if (activity instanceof Activity.Adjustment adjustment) {
            adjust(adjustment.wallet(), adjustment.points(), turn);
        } else if (activity instanceof Proposal.AdjustmentProposal proposal) {
            if (turn.checking()) {
                requirePossible(proposal.wallet(), proposal.points(), turn);
            }
        } else if (activity instanceof Proposal.AdjustmentApproval approval) {
            adjust(approval.wallet(), approval.points(), turn);
        } else if (activity instanceof Activity.RungPin pin) {
            pin(pin, turn);
        } else if (activity instanceof Activity.RungUnpin unpin) {
            turn.standing(
                    unpin.scheme(),
                    (ladder, standing) -> ladder.unpin(standing, unpin.occurredAt(), turn::moved));
        }
    }

    private static void adjust(String wallet, long points, Turn turn) {
        if (turn.checking()) {
            requirePossible(wallet, points, turn);
        }
        WalletRules rules = turn.programme().walletRules(wallet);
        turn.wallet(wallet)
                .adjust(
                        points,
                        rules == null
                                ? null
                                : rules.expiry().of(turn.at(), turn.programme().zone()),
                        Causes.ADJUSTMENT,
                        turn.at());
    }

    private static void requirePossible(String wallet, long points, Turn turn) {
        if (turn.programme().walletRules(wallet) == null) {
            throw Turn.refusal(
                    Refusal.at(
                            ErrorCode.ADJUSTMENT_NOT_ALLOWED,
                            "/wallet",
                            "The programme has no such wallet."));
        }
        long available = turn.wallet(wallet).available();
        if (points < 0 && Math.addExact(available, points) < 0) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.INSUFFICIENT_POINTS,
                                    "/points",
                                    "The member has fewer points than are to be taken.")
                            .with("available", available)
                            .with("required", -points));
        }
    }

    private static void pin(Activity.RungPin pin, Turn turn) {
        if (turn.checking()) {
            Ladder ladder = turn.programme().ladder(pin.scheme());
            if (ladder == null || !ladder.has(pin.rung())) {
                throw Turn.refusal(
                        Refusal.at(
                                ErrorCode.RUNG_NOT_FOUND,
                                "/rung",
                                "The ladder " + pin.scheme() + " has no such rung."));
            }
        }
        turn.standing(
                pin.scheme(),
                (ladder, standing) ->
                        ladder.pin(
                                standing,
                                new Standing.Pin(pin.rung(), pin.until(), pin.reasonCode()),
                                pin.occurredAt(),
                                turn::moved));
    }
}
