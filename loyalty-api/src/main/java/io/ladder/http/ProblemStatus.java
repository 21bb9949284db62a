package io.ladder.http;

import io.ladder.shared.ErrorCode;
import org.springframework.http.HttpStatus;

/** Which HTTP status each code has. */
final class ProblemStatus {
    private ProblemStatus() {}

    static HttpStatus of(ErrorCode code) {
        if (code.name().endsWith(HttpStatus.NOT_FOUND.name())) {
            return HttpStatus.NOT_FOUND;
        }
        return switch (code) {
            case INVALID_CURSOR, INVALID_FIELD, MALFORMED_REQUEST -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE -> HttpStatus.valueOf(code.name());
            case PRECONDITION_REQUIRED, UNSUPPORTED_MEDIA_TYPE -> HttpStatus.valueOf(code.name());
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case ADJUSTMENT_SETTLED,
                    CLOCK_NOT_MOVABLE,
                    CORRECTION_LIMIT_REACHED,
                    DISPATCH_NOT_AWAITED,
                    EVIDENCE_ALREADY_WITHDRAWN,
                    HOLD_LIMIT_REACHED,
                    HOUSEHOLD_FULL,
                    HOUSEHOLD_TOO_SOON,
                    IDENTITY_TAKEN,
                    KEY_NOT_REVOCABLE,
                    MEMBER_BLOCKED,
                    MEMBER_CLOSED,
                    MEMBER_IN_HOUSEHOLD,
                    MEMBER_MERGED,
                    MEMBER_NOT_IN_HOUSEHOLD,
                    MEMBER_NOT_MERGED,
                    OUT_OF_STOCK,
                    PAYMENT_SETTLED,
                    REDEMPTION_SETTLED,
                    SAME_PERSON,
                    TRANSFER_ALREADY_REVERSED ->
                    HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case BODY_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case ADJUSTMENT_LIMIT_REACHED,
                    ADJUSTMENT_NOT_ALLOWED,
                    AMOUNT_OUT_OF_RANGE,
                    CAPTURE_EXCEEDS_PAYMENT,
                    CURRENCY_MISMATCH,
                    HISTORY_TOO_LONG,
                    HOUSEHOLD_NOT_ALLOWED,
                    IDEMPOTENCY_KEY_REUSED,
                    INSUFFICIENT_POINTS,
                    MERGE_NOT_ALLOWED,
                    OCCURRED_IN_FUTURE,
                    PAYMENT_NOT_ALLOWED,
                    PROGRAMME_INVALID,
                    REFUND_EXCEEDS_PAYMENT,
                    RETURN_EXCEEDS_PURCHASE,
                    RETURN_NOT_ALLOWED,
                    REWARD_LIMIT_REACHED,
                    REWARD_NOT_OFFERED,
                    RUNG_TOO_LOW,
                    TRANSFER_LIMIT_REACHED,
                    TRANSFER_NOT_ALLOWED ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
            case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> throw new IllegalStateException(code + " has no status");
        };
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    static boolean retryable(ErrorCode code) {
        return code == ErrorCode.BUSY || code == ErrorCode.INTERNAL_ERROR;
    }
}
