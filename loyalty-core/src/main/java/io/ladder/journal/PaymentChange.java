package io.ladder.journal;

/**
 * How a payment with points stands after something that concerned it.
 *
 * @param payment the sequence number of its authorisation
 * @param points how many were authorised, 1 or more
 * @param captured how many of them were captured; 0 unless it was
 * @param refunded how many of the captured ones were given back
 */
public record PaymentChange(
        long payment, PaymentStatus status, long points, long captured, long refunded) {

    public PaymentChange {
        if (points < 1
                || captured < 0
                || captured > points
                || refunded < 0
                || refunded > captured
                || (captured > 0) != (status == PaymentStatus.CAPTURED)) {
            throw new IllegalArgumentException(
                    status + " " + refunded + " of " + captured + " of " + points);
        }
    }

    /** A payment none of whose points are spent. */
    public static PaymentChange unspent(long payment, PaymentStatus status, long points) {
        return new PaymentChange(payment, status, points, 0, 0);
    }

    /** How many points are held. */
    long held() {
        return status == PaymentStatus.AUTHORISED ? points : 0;
    }

    /** How many points can still be refunded. */
    public long refundable() {
        return captured - refunded;
    }

    /** The same after so many more points were given back. */
    public PaymentChange refunding(long more) {
        return new PaymentChange(payment, status, points, captured, refunded + more);
    }
}
