package io.ladder.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What holds for points that come back.
 *
 * @param grace how long they live at least where their lot has expired meanwhile
 */
public record LotTerms(Expiry expiry, ZoneId zone, Duration grace) {
    /** Where no programme says anything of the wallet. */
    public static final LotTerms WITHOUT_RULES =
            new LotTerms(Expiry.never(), ZoneOffset.UTC, Duration.ofDays(30));

    Instant graceEnd(Instant at) {
        return at.plus(grace);
    }

    /** When points expire whose lot nobody can tell; as if earned now, if that is later. */
    @Nullable Instant expiryOfUnknownLot(Instant at) {
        Instant expiresAt = expiry.of(at, zone);
        return expiresAt != null && expiresAt.isBefore(graceEnd(at)) ? graceEnd(at) : expiresAt;
    }
}
