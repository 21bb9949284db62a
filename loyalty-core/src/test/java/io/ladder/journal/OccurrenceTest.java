package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OccurrenceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    @Test
    void takesWhatACallerSaysInMicroseconds() {
        assertThat(Occurrence.of(NOW.minusSeconds(1).plusNanos(789), NOW))
                .isEqualTo(NOW.minusSeconds(1));
        assertThat(Occurrence.of(Instant.EPOCH, NOW)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void isNowWhereNothingIsSaid() {
        assertThat(Occurrence.of(null, NOW.plusNanos(789))).isEqualTo(NOW);
    }

    @Test
    void takesAClockThatRunsALittleAheadAsNow() {
        assertThat(Occurrence.of(NOW.plusSeconds(1), NOW)).isEqualTo(NOW);
        assertThat(Occurrence.of(NOW.plus(Occurrence.AHEAD_MAX), NOW)).isEqualTo(NOW);
    }

    @Test
    void refusesTheFutureAndTheTimeBefore1970() {
        assertRefused(NOW.plus(Occurrence.AHEAD_MAX).plusNanos(1), ErrorCode.OCCURRED_IN_FUTURE);
        assertRefused(Instant.EPOCH.minusNanos(1), ErrorCode.INVALID_FIELD);
    }

    private static void assertRefused(Instant given, ErrorCode code) {
        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(() -> Occurrence.of(given, NOW))
                .matches(refused -> refused.code() == code);
    }
}
