package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks what is refused. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoyaltyException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** Whether a result of {@link Together} is a refusal with that code. */
    public static boolean isRefusal(Object result, ErrorCode code) {
        return result instanceof LoyaltyException refused && refused.code() == code;
    }
}
