package io.ladder.journal;

/**
 * What a programme says of goods that come back.
 *
 * @param withoutReceiptDays of how many days before the purchases are that a return without a
 *     receipt is taken from, the newest first; 0 where such returns are refused
 */
public record ReturnRules(int withoutReceiptDays) {
    /** Returns need the receipt of their purchase. */
    public static final ReturnRules STRICT = new ReturnRules(0);

    public static final int DAYS_MAX = 3_650;

    public ReturnRules {
        if (withoutReceiptDays < 0 || withoutReceiptDays > DAYS_MAX) {
            throw new IllegalArgumentException("days are from 0 to " + DAYS_MAX);
        }
    }
}
