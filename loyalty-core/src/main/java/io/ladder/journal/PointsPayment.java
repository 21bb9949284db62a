package io.ladder.journal;

import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points that pay for a basket: authorised, which holds them, and then settled. */
public sealed interface PointsPayment extends Activity {

    /**
     * Points are held to pay for a basket or a share of it.
     *
     * @param wallet whose points
     * @param points how many; null for as many as may pay, which only the decision can tell: the
     *     journal keeps how many that were
     * @param lines the basket, as a purchase's
     * @param holdUntil when the hold lapses
     */
    record PaymentAuthorisation(
            Instant occurredAt,
            Document document,
            String wallet,
            @Nullable Long points,
            List<Line> lines,
            Instant holdUntil,
            @Nullable String shop)
            implements PointsPayment {
        public PaymentAuthorisation {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > Basket.LINES_MAX) {
                throw new IllegalArgumentException("a basket has 1 to " + Basket.LINES_MAX);
            }
            if (!holdUntil.isAfter(occurredAt) || (points != null && points < 1)) {
                throw new IllegalArgumentException("some points are held for some time");
            }
        }

        /** The same with the number of points that was decided. */
        public PaymentAuthorisation of(long decided) {
            return new PaymentAuthorisation(
                    occurredAt, document, wallet, decided, lines, holdUntil, shop);
        }

        @Override
        public boolean asksForSomething() {
            return true;
        }
    }

    /** What happens to a payment after its authorisation. */
    sealed interface Settlement extends PointsPayment {

        /** The sequence number of the authorisation. */
        long payment();

        /**
         * Refuses where the payment does not allow it.
         *
         * @param held how many points of the payment are held
         * @param refundable how many of its captured points are not refunded yet
         */
        void requirePossible(long held, long refundable);

        private static void requireHeld(long held) {
            if (held == 0) {
                throw Refusal.of(
                                ErrorCode.PAYMENT_SETTLED,
                                "The payment is no longer open: it was settled or has lapsed.")
                        .asException();
            }
        }
    }

    /**
     * Held points are spent; those that are not go back to the lots that they came from.
     *
     * @param points how many; null for all
     */
    record PaymentCapture(Instant occurredAt, long payment, @Nullable Long points)
            implements Settlement {
        public PaymentCapture {
            requirePositive(points);
        }

        @Override
        public void requirePossible(long held, long refundable) {
            Settlement.requireHeld(held);
            if (points != null && points > held) {
                throw Refusal.at(
                                ErrorCode.CAPTURE_EXCEEDS_PAYMENT,
                                "/points",
                                "More is captured than was authorised.")
                        .with("authorised", held)
                        .asException();
            }
        }
    }

    /**
     * The payment is not needed: all held points go back to the lots that they came from.
     *
     * @param reasonCode why, by a code of the house; null for none
     */
    record PaymentVoid(Instant occurredAt, long payment, @Nullable String reasonCode)
            implements Settlement {
        @Override
        public void requirePossible(long held, long refundable) {
            Settlement.requireHeld(held);
        }
    }

    /**
     * Captured points go back to the lots that they came from, those that were drawn last first.
     *
     * @param points 1 or more
     * @param reasonCode why, by a code of the house; null for none
     */
    record PaymentRefund(
            Instant occurredAt,
            Document document,
            long payment,
            long points,
            @Nullable String reasonCode)
            implements Settlement {
        public PaymentRefund {
            requirePositive(points);
        }

        @Override
        public void requirePossible(long held, long refundable) {
            if (points > refundable) {
                throw Refusal.at(
                                ErrorCode.REFUND_EXCEEDS_PAYMENT,
                                "/points",
                                "More is refunded than is left of what was captured.")
                        .with("left", refundable)
                        .asException();
            }
        }
    }

    private static void requirePositive(@Nullable Long points) {
        if (points != null && points < 1) {
            throw new IllegalArgumentException("some points are settled");
        }
    }
}
