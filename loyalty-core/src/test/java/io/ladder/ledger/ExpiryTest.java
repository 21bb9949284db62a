package io.ladder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // earned, months, end of, gone from
        "2026-01-31T12:00:00Z, 1, DAY, 2026-02-28T23:00:00Z",
        "2028-01-31T12:00:00Z, 1, DAY, 2028-02-29T23:00:00Z",
        "2026-01-31T12:00:00Z, 1, MONTH, 2026-02-28T23:00:00Z",
        "2026-01-15T12:00:00Z, 1, MONTH, 2026-02-28T23:00:00Z",
        "2026-01-15T12:00:00Z, 1, DAY, 2026-02-15T23:00:00Z",
        // In Berlin it is 1 February already.
        "2026-01-31T23:00:00Z, 1, DAY, 2026-03-01T23:00:00Z",
        "2026-01-31T22:59:59.999999Z, 1, DAY, 2026-02-28T23:00:00Z",
        // Summer time begins on 29 March, and ends on 25 October.
        "2026-02-28T12:00:00Z, 1, DAY, 2026-03-28T23:00:00Z",
        "2026-02-28T12:00:00Z, 1, MONTH, 2026-03-31T22:00:00Z",
        "2026-03-29T12:00:00Z, 7, DAY, 2026-10-29T23:00:00Z",
        "2026-12-31T12:00:00Z, 12, MONTH, 2027-12-31T23:00:00Z",
        "2024-02-29T12:00:00Z, 12, DAY, 2025-02-28T23:00:00Z",
        "2026-01-31T12:00:00Z, 1, QUARTER, 2026-03-31T22:00:00Z",
        "2026-03-31T12:00:00Z, 12, QUARTER, 2027-03-31T22:00:00Z",
        "2026-05-31T12:00:00Z, 1, HALF_YEAR, 2026-06-30T22:00:00Z",
        "2026-06-15T12:00:00Z, 1, HALF_YEAR, 2026-12-31T23:00:00Z",
        "2026-01-01T12:00:00Z, 12, YEAR, 2027-12-31T23:00:00Z",
        "2026-12-31T23:00:00Z, 12, YEAR, 2028-12-31T23:00:00Z",
    })
    void clampsMonthsInTheZone(Instant earned, int months, Expiry.End end, Instant gone) {
        assertThat(new Expiry.Months(months, end).of(earned, BERLIN)).isEqualTo(gone);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 1, 2026-02-01T23:00:00Z",
        // In Berlin it is 1 February already.
        "2026-01-31T23:00:00Z, 1, 2026-02-02T23:00:00Z",
        // Summer time begins on 29 March.
        "2026-03-28T12:00:00Z, 1, 2026-03-29T22:00:00Z",
        "2028-02-28T12:00:00Z, 1, 2028-02-29T23:00:00Z",
        "2026-01-01T00:00:00Z, 3650, 2035-12-30T23:00:00Z",
    })
    void countsDaysInTheZone(Instant earned, int days, Instant gone) {
        assertThat(new Expiry.AfterDays(days).of(earned, BERLIN)).isEqualTo(gone);
    }

    @Test
    void mayBeNever() {
        assertThat(Expiry.never().of(Instant.EPOCH, BERLIN)).isNull();
    }

    @Test
    void isBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.Months(0, Expiry.End.DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expiry.Months(Expiry.MONTHS_MAX + 1, Expiry.End.DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.AfterDays(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.AfterDays(3_651));
        assertThat(new Expiry.Months(Expiry.MONTHS_MAX, Expiry.End.MONTH).of(Instant.EPOCH, BERLIN))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        // earned, days, months at least, gone from
        "2026-03-01T12:00:00Z, --12-31, 0, 2026-12-31T23:00:00Z",
        "2026-12-31T12:00:00Z, --12-31, 0, 2026-12-31T23:00:00Z",
        "2026-12-31T23:00:00Z, --12-31, 0, 2027-12-31T23:00:00Z",
        "2026-08-31T12:00:00Z, --12-31, 6, 2027-12-31T23:00:00Z",
        "2026-06-30T12:00:00Z, --12-31, 6, 2026-12-31T23:00:00Z",
        "2026-02-01T12:00:00Z, --02-29, 0, 2026-02-28T23:00:00Z",
        "2028-02-29T12:00:00Z, --02-29, 0, 2028-02-29T23:00:00Z",
        "2026-07-01T12:00:00Z, --06-30 --12-31, 0, 2026-12-31T23:00:00Z",
        "2026-12-01T12:00:00Z, --06-30 --12-31, 1, 2027-06-30T22:00:00Z",
    })
    void knowsDaysOfTheYear(Instant earned, String days, int monthsMin, Instant gone) {
        var expiry =
                new Expiry.Days(
                        Arrays.stream(days.split(" ")).map(MonthDay::parse).toList(), monthsMin);
        assertThat(expiry.of(earned, BERLIN)).isEqualTo(gone);
    }
}
