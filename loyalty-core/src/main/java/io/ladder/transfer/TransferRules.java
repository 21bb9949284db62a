package io.ladder.transfer;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Slot;
import io.ladder.journal.Transfer;
import io.ladder.journal.Turn;
import io.ladder.ledger.Hold;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members may give to each other, and how it goes from one wallet to the other. */
public final class TransferRules implements Mechanic {
    private static final int FORMAT = 1;

    private final Map<String, Limits> limits;

    /**
     * How much of a wallet a member may give.
     *
     * @param min the fewest points of one transfer, 1 or more
     * @param perDayMax the most points on one day in the programme's time zone; null for no limit
     */
    public record Limits(long min, @Nullable Long perDayMax) {}

    /**
     * Rules for some wallets.
     *
     * @param limits by the wallet's code; points of others stay with their member
     */
    public TransferRules(Map<String, Limits> limits) {
        this.limits = Map.copyOf(limits);
    }

    @Override
    public String id() {
        return "transfers";
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (!(activity instanceof Transfer transfer)) {
            return;
        }
        switch (transfer) {
            case Transfer.TransferOut out -> send(out, turn);
            case Transfer.TransferIn in ->
                    turn.wallet(in.wallet()).receive(in.lots(), Transfer.CAUSE, turn.at());
            case Transfer.TransferOutReversal reversal -> bringBack(reversal, turn);
            // Its points never came: what they did is no part of history.
            case Transfer.TransferInReversal _ -> {}
        }
    }

    private void send(Transfer.TransferOut out, Turn turn) {
        var wallet = turn.wallet(out.wallet());
        if (turn.checking()) {
            requireAllowed(out, wallet.available(), turn);
        }
        Hold sent =
                wallet.send(
                        turn.sequence(), turn.member(), out.points(), Transfer.CAUSE, turn.at());
        turn.captured(new Turn.WalletHold(wallet, sent));
        turn.hand(sent.lots());
        remember(out.wallet(), turn.at(), out.points(), turn);
    }

    private void requireAllowed(Transfer.TransferOut out, long available, Turn turn) {
        Limits rules = limits.get(out.wallet());
        if (rules == null) {
            throw Turn.refusal(
                    Refusal.at(
                            ErrorCode.TRANSFER_NOT_ALLOWED,
                            "/wallet",
                            "Points of this wallet stay with their member."));
        }
        if (out.points() < rules.min()) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.AMOUNT_OUT_OF_RANGE,
                                    "/points",
                                    "A transfer has at least " + rules.min() + " points.")
                            .with("min", rules.min()));
        }
        Long perDayMax = rules.perDayMax();
        long sent = sentOn(turn.at(), turn.slot(slotOf(out.wallet())), turn);
        if (perDayMax != null && Math.addExact(sent, out.points()) > perDayMax) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.TRANSFER_LIMIT_REACHED,
                                    "/points",
                                    "The member may give "
                                            + perDayMax
                                            + " points a day, and has given "
                                            + sent
                                            + ".")
                            .with("limit", perDayMax)
                            .with("left", Math.max(0, perDayMax - sent)));
        }
        if (available < out.points()) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.INSUFFICIENT_POINTS,
                                    "/points",
                                    "The member has fewer points than are to be given.")
                            .with("available", available)
                            .with("required", out.points()));
        }
    }

    private static void bringBack(Transfer.TransferOutReversal reversal, Turn turn) {
        Turn.WalletHold sent = turn.capturedHold(reversal.out());
        if (sent != null) {
            sent.wallet().bringBack(sent.hold(), Transfer.REVERSAL, turn.at());
            turn.refunded(sent);
            remember(reversal.wallet(), sent.hold().until(), -sent.hold().points(), turn);
        }
    }

    private static String slotOf(String wallet) {
        return "transfers:" + wallet;
    }

    /** Counts what was given on the latest day on which anything was. */
    private static void remember(String wallet, Instant at, long points, Turn turn) {
        Slot slot = turn.slot(slotOf(wallet));
        long day = day(at, turn);
        if (slot != null && slot.numbers().getFirst() > day) {
            return;
        }
        turn.remember(
                slotOf(wallet), Slot.of(FORMAT, day, Math.max(0, sentOn(at, slot, turn) + points)));
    }

    private static long sentOn(Instant at, @Nullable Slot slot, Turn turn) {
        return slot != null && slot.numbers().getFirst() == day(at, turn)
                ? slot.numbers().get(1)
                : 0;
    }

    private static long day(Instant at, Turn turn) {
        return at.atZone(turn.programme().zone()).toLocalDate().toEpochDay();
    }
}
