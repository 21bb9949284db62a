package io.ladder.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LongReadsTest {
    private static final TenantId FIRST = new TenantId(new UUID(0, 1));
    private static final TenantId SECOND = new TenantId(new UUID(0, 2));
    private static final TenantId THIRD = new TenantId(new UUID(0, 3));

    private final LongReads reads = new LongReads();

    @Test
    void letsOneOfATenantThroughAtATime() {
        String answer =
                reads.alone(
                        FIRST,
                        _ -> {
                            assertBusy(() -> reads.alone(FIRST, _ -> "again"));
                            return reads.alone(SECOND, _ -> "another");
                        });

        assertThat(answer).isEqualTo("another");
        assertThat(reads.<String>alone(FIRST, _ -> "afterwards")).isEqualTo("afterwards");
    }

    @Test
    void letsFewOfAllTenantsThrough() {
        reads.<String>alone(
                FIRST,
                _ ->
                        reads.alone(
                                SECOND,
                                _ -> {
                                    assertBusy(() -> reads.alone(THIRD, _ -> "third"));
                                    return "two";
                                }));
    }

    @Test
    void letsTheNextThroughAfterOneThatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        reads.alone(
                                FIRST,
                                _ -> {
                                    throw new IllegalStateException("broken");
                                }));

        assertThat(reads.<String>alone(FIRST, _ -> "next")).isEqualTo("next");
    }

    @Test
    void endsWithThePatience() {
        new LongReads.Patience(Duration.ofHours(1)).require();
        assertBusy(() -> new LongReads.Patience(Duration.ZERO).require());
    }

    private static void assertBusy(ThrowingCallable read) {
        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(read)
                .satisfies(busy -> assertThat(busy.refusal().code()).isEqualTo(ErrorCode.BUSY));
    }
}
