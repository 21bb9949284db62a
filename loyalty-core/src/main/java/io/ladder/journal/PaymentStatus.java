package io.ladder.journal;

import java.util.Locale;

/** How far a payment with points has come. */
public enum PaymentStatus {
    /** Its points are held. */
    AUTHORISED,
    /** Its points, or a part of them, are spent; some of those may have been refunded since. */
    CAPTURED,
    /** Its points were given back before they were spent. */
    VOIDED,
    /** Nobody captured it in time; its points were given back. */
    LAPSED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
