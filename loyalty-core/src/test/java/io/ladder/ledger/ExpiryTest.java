package io.ladder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // earned, months, end of month, gone from
        "2026-01-31T12:00:00Z, 1, false, 2026-02-28T23:00:00Z",
        "2028-01-31T12:00:00Z, 1, false, 2028-02-29T23:00:00Z",
        "2026-01-31T12:00:00Z, 1, true, 2026-02-28T23:00:00Z",
        "2026-01-15T12:00:00Z, 1, true, 2026-02-28T23:00:00Z",
        "2026-01-15T12:00:00Z, 1, false, 2026-02-15T23:00:00Z",
        // In Berlin it is 1 February already.
        "2026-01-31T23:00:00Z, 1, false, 2026-03-01T23:00:00Z",
        "2026-01-31T22:59:59.999999Z, 1, false, 2026-02-28T23:00:00Z",
        // Summer time begins on 29 March, and ends on 25 October.
        "2026-02-28T12:00:00Z, 1, false, 2026-03-28T23:00:00Z",
        "2026-02-28T12:00:00Z, 1, true, 2026-03-31T22:00:00Z",
        "2026-03-29T12:00:00Z, 7, false, 2026-10-29T23:00:00Z",
        "2026-12-31T12:00:00Z, 12, true, 2027-12-31T23:00:00Z",
        "2024-02-29T12:00:00Z, 12, false, 2025-02-28T23:00:00Z",
    })
    void clampsMonthsInTheZone(Instant earned, int months, boolean endOfMonth, Instant gone) {
        assertThat(new Expiry(months, endOfMonth).of(earned, BERLIN)).isEqualTo(gone);
    }

    @Test
    void mayBeNever() {
        assertThat(Expiry.NEVER.of(Instant.EPOCH, BERLIN)).isNull();
    }

    @Test
    void isBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Expiry(-1, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expiry(Expiry.MONTHS_MAX + 1, false));
        assertThat(new Expiry(Expiry.MONTHS_MAX, true).of(Instant.EPOCH, BERLIN)).isNotNull();
    }
}
