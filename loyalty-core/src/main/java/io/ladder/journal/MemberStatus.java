package io.ladder.journal;

import java.util.Locale;

/** Whether a member takes part. */
public enum MemberStatus {
    /** Earns and spends. */
    ACTIVE,
    /** Neither earns nor spends for now; returns and corrections go on. */
    BLOCKED,
    /** Has left; only returns and corrections are booked. */
    CLOSED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
