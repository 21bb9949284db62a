package io.ladder.reward.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Actor;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuessBrakeTest {
    private static final Actor TILL = new Actor("key_till");
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final GuessBrake brake = new GuessBrake(() -> now);

    private static String known() {
        return "good";
    }

    private static String unknown() {
        throw refusal(ErrorCode.CODE_NOT_FOUND);
    }

    private static String used() {
        throw refusal(ErrorCode.CODE_USED);
    }

    private static LoyaltyException refusal(ErrorCode code) {
        return Refusal.of(code, "No.").asException();
    }

    /** What it is refused as; null where it is not. */
    private @Nullable Refusal refused(Actor caller, Supplier<String> asking) {
        try {
            brake.guard(caller, asking);
            return null;
        } catch (LoyaltyException refused) {
            return refused.refusal();
        }
    }

    private void guess(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(refused(TILL, GuessBrakeTest::unknown))
                    .extracting(Refusal::code)
                    .isEqualTo(ErrorCode.CODE_NOT_FOUND);
        }
    }

    @Test
    void refusesEvenGoodCodesAfterTooManyUnknownOnesUntilThePeriodIsOver() {
        guess(GuessBrake.UNKNOWN_MAX - 1);
        assertThat(refused(TILL, GuessBrakeTest::known)).isNull();
        now = now.plusSeconds(30).plusMillis(500);
        guess(1);

        assertBraked(refused(TILL, GuessBrakeTest::known));
        assertBraked(refused(TILL, GuessBrakeTest::unknown));
        assertThat(refused(new Actor("key_other"), GuessBrakeTest::known)).isNull();

        now = now.plus(GuessBrake.PERIOD);
        assertThat(refused(TILL, GuessBrakeTest::known)).isNull();
        guess(1);
    }

    private static void assertBraked(@Nullable Refusal refusal) {
        Refusal refused = Objects.requireNonNull(refusal);
        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_UNKNOWN_CODES);
        assertThat(refused.facts()).containsEntry("retry_after_seconds", 570L);
    }

    @Test
    void countsNothingButUnknownCodes() {
        for (int time = 0; time < 2 * GuessBrake.UNKNOWN_MAX; time++) {
            assertThat(refused(TILL, GuessBrakeTest::known)).isNull();
            assertThat(refused(TILL, GuessBrakeTest::used))
                    .extracting(Refusal::code)
                    .isEqualTo(ErrorCode.CODE_USED);
        }
    }

    @Test
    void answersNoMoreToManyWhoGuessAtOnce() throws Exception {
        var unknown = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int guess = 0; guess < 3 * GuessBrake.UNKNOWN_MAX; guess++) {
                threads.execute(() -> {
                    Refusal refusal = refused(TILL, GuessBrakeTest::unknown);
                    if (refusal != null && refusal.code() == ErrorCode.CODE_NOT_FOUND) {
                        unknown.incrementAndGet();
                    }
                });
            }
        }
        assertThat(unknown).hasValue(GuessBrake.UNKNOWN_MAX);
    }

    @Test
    void forgetsWhoCameFirstBeyondItsBounds() {
        guess(GuessBrake.UNKNOWN_MAX);
        for (int other = 0; other < GuessBrake.KEYS_MAX - 1; other++) {
            refused(new Actor("key_" + other), GuessBrakeTest::known);
        }
        assertThat(refused(TILL, GuessBrakeTest::known)).isNotNull();

        now = now.plus(Duration.ofSeconds(1));
        refused(new Actor("key_last"), GuessBrakeTest::known);
        assertThat(refused(TILL, GuessBrakeTest::known)).isNull();
    }
}
