package io.ladder.payment;

import io.ladder.journal.Activity;
import io.ladder.journal.Causes;
import io.ladder.journal.Mechanic;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Turn;
import io.ladder.ledger.Hold;
import io.ladder.ledger.WalletDraft;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Payments with points: which wallets' points pay, and how payments are authorised and settled. A
 * payment that was authorised is a fact: a replay holds as many points, whatever there are.
 */
public final class PaymentDesk implements Mechanic {
    private final List<PaymentTerms> terms;

    /**
     * A desk.
     *
     * @param terms of the wallets whose points pay; none where points pay for nothing
     */
    public PaymentDesk(List<PaymentTerms> terms) {
        this.terms = List.copyOf(terms);
    }

    /** The terms of a wallet, or null where its points do not pay. */
    public @Nullable PaymentTerms terms(String wallet) {
        for (PaymentTerms each : terms) {
            if (each.wallet().equals(wallet)) {
                return each;
            }
        }
        return null;
    }

    /** The first wallet whose points pay, or null where none do. */
    public @Nullable String firstWallet() {
        return terms.isEmpty() ? null : terms.getFirst().wallet();
    }

    @Override
    public String id() {
        return "payments";
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof PointsPayment payment) {
            switch (payment) {
                case PointsPayment.PaymentAuthorisation authorisation ->
                        authorise(authorisation, turn);
                case PointsPayment.PaymentCapture capture -> capture(capture, turn);
                case PointsPayment.PaymentVoid undone -> giveBack(undone, turn);
                case PointsPayment.PaymentRefund refund -> refund(refund, turn);
            }
        }
    }

    private void authorise(PointsPayment.PaymentAuthorisation asked, Turn turn) {
        WalletDraft wallet = turn.wallet(asked.wallet());
        Long given = asked.points();
        if (!turn.checking() && given == null) {
            throw new IllegalStateException("payment " + turn.sequence() + " has no points");
        }
        long points = turn.checking() || given == null ? allowed(asked, wallet.available()) : given;
        turn.requireRoomToHold(wallet);
        turn.decide(asked.of(points));
        wallet.hold(
                turn.sequence(),
                turn.member(),
                new Hold.Purpose(Hold.Use.PAYMENT, Causes.PAYMENT),
                points,
                asked.holdUntil(),
                turn.at());
        turn.payment(PaymentChange.unspent(turn.sequence(), PaymentStatus.AUTHORISED, points));
        turn.explain(
                id(), true, () -> points + (points == 1 ? " point is held." : " points are held."));
    }

    /** How many points are held for a payment; refuses where the terms or the balance forbid it. */
    private long allowed(PointsPayment.PaymentAuthorisation asked, long available) {
        PaymentTerms applying = terms(asked.wallet());
        if (applying == null) {
            throw Turn.refusal(
                    notAllowed("/wallet", "The points of this wallet do not pay for anything."));
        }
        long most = applying.most(asked.lines());
        if (most == 0) {
            throw Turn.refusal(
                    notAllowed("/lines", "Too little of the basket may be paid with points.")
                            .with("min", applying.min()));
        }
        Long given = asked.points();
        if (given == null) {
            long points = applying.most(asked.lines(), available);
            if (points == 0) {
                throw Turn.refusal(insufficient(null, available, applying.min()));
            }
            return points;
        }
        requireAllowed(given, applying, most);
        if (given > available) {
            throw Turn.refusal(insufficient("/points", available, given));
        }
        return given;
    }

    private static void requireAllowed(long points, PaymentTerms applying, long most) {
        if (points % applying.step() != 0) {
            throw Turn.refusal(notAMultiple(applying));
        }
        if (points < applying.min()) {
            throw Turn.refusal(
                    notAllowed("/points", "So few points do not pay for anything.")
                            .with("min", applying.min()));
        }
        if (points > most) {
            throw Turn.refusal(
                    notAllowed("/points", "So many points may not pay for this basket.")
                            .with("max", most));
        }
    }

    static Refusal notAMultiple(PaymentTerms applying) {
        return notAllowed("/points", "Points pay in multiples of " + applying.step() + ".")
                .with("step", applying.step());
    }

    private static Refusal notAllowed(String pointer, String detail) {
        return Refusal.at(ErrorCode.PAYMENT_NOT_ALLOWED, pointer, detail);
    }

    private static Refusal insufficient(@Nullable String field, long available, long required) {
        return new Refusal(
                        ErrorCode.INSUFFICIENT_POINTS,
                        "The member has fewer points than the payment takes.",
                        field,
                        Map.of())
                .with("available", available)
                .with("required", required);
    }

    private static void capture(PointsPayment.PaymentCapture capture, Turn turn) {
        Turn.WalletHold open = open(capture, turn);
        if (open == null) {
            return;
        }
        Long part = capture.points();
        long points = part == null ? open.hold().points() : part;
        Hold spent = open.wallet().capture(open.hold(), points, turn.at());
        turn.captured(new Turn.WalletHold(open.wallet(), spent));
        turn.payment(
                new PaymentChange(
                        capture.payment(),
                        PaymentStatus.CAPTURED,
                        open.hold().points(),
                        points,
                        0));
    }

    private static void giveBack(PointsPayment.PaymentVoid undone, Turn turn) {
        Turn.WalletHold open = open(undone, turn);
        if (open != null) {
            open.wallet().release(open.hold(), "void", turn.at());
            note(open.hold(), PaymentStatus.VOIDED, turn);
        }
    }

    private static Turn.@Nullable WalletHold open(PointsPayment.Settlement settlement, Turn turn) {
        Turn.WalletHold open = turn.openHold(settlement.payment());
        if (turn.checking()) {
            settlement.requirePossible(open == null ? 0 : open.hold().points(), 0);
        }
        return open;
    }

    private static void refund(PointsPayment.PaymentRefund refund, Turn turn) {
        PaymentChange former = turn.paymentSoFar(refund.payment());
        if (turn.checking()) {
            refund.requirePossible(0, former == null ? 0 : former.refundable());
        }
        Turn.WalletHold captured = turn.capturedHold(refund.payment());
        if (former == null || captured == null) {
            return;
        }
        long kept = captured.hold().points() - refund.points();
        captured.wallet().refund(captured.hold().without(kept), "refund", turn.at());
        turn.captured(new Turn.WalletHold(captured.wallet(), captured.hold().first(kept)));
        turn.payment(former.refunding(refund.points()));
    }

    @Override
    public void lapsed(Hold hold, Turn turn) {
        if (hold.pays()) {
            note(hold, PaymentStatus.LAPSED, turn);
        }
    }

    private static void note(Hold hold, PaymentStatus status, Turn turn) {
        turn.payment(PaymentChange.unspent(hold.id(), status, hold.points()));
    }
}
