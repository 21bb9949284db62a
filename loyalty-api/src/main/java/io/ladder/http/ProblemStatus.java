package io.ladder.http;

import io.ladder.shared.ErrorCode;
import org.springframework.http.HttpStatus;

/** Which HTTP status each code has. */
final class ProblemStatus {
    private ProblemStatus() {}

    static HttpStatus of(ErrorCode code) {
        return switch (code) {
            case INVALID_CURSOR, INVALID_FIELD, MALFORMED_REQUEST -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case EVIDENCE_NOT_FOUND,
                    IMPORT_NOT_FOUND,
                    KEY_NOT_FOUND,
                    MEMBER_NOT_FOUND,
                    NOT_FOUND,
                    PROGRAMME_NOT_FOUND,
                    PURCHASE_NOT_FOUND,
                    REDEMPTION_NOT_FOUND,
                    REWARD_NOT_FOUND,
                    RUNG_NOT_FOUND ->
                    HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case CLOCK_NOT_MOVABLE,
                    EVIDENCE_ALREADY_WITHDRAWN,
                    IDENTITY_TAKEN,
                    KEY_NOT_REVOCABLE,
                    MEMBER_BLOCKED,
                    MEMBER_CLOSED,
                    OUT_OF_STOCK,
                    REDEMPTION_SETTLED ->
                    HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case BODY_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case ADJUSTMENT_NOT_ALLOWED,
                    AMOUNT_OUT_OF_RANGE,
                    CURRENCY_MISMATCH,
                    IDEMPOTENCY_KEY_REUSED,
                    INSUFFICIENT_POINTS,
                    OCCURRED_IN_FUTURE,
                    PROGRAMME_INVALID,
                    RETURN_EXCEEDS_PURCHASE,
                    REWARD_LIMIT_REACHED,
                    REWARD_NOT_OFFERED,
                    RUNG_TOO_LOW ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
            case PRECONDITION_REQUIRED -> HttpStatus.PRECONDITION_REQUIRED;
            case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    static boolean retryable(ErrorCode code) {
        return code == ErrorCode.BUSY || code == ErrorCode.INTERNAL_ERROR;
    }
}
