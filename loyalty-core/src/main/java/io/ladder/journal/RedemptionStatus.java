package io.ladder.journal;

import java.util.Locale;

/** How far a redemption has come. */
public enum RedemptionStatus {
    /** Points are set aside. */
    HELD,
    /** Points are spent. */
    CAPTURED,
    /** Points were given back on demand. */
    CANCELLED,
    /** Nobody captured it in time; points were given back. */
    LAPSED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
