package io.ladder.http;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.ladder.shared.ErrorCode;
import org.springframework.http.HttpStatus;

/** Which HTTP status each code has. */
final class ProblemStatus {
    private ProblemStatus() {}

    static HttpStatus of(ErrorCode code) {
        return switch (code) {
            case INVALID_CURSOR, INVALID_FIELD, MALFORMED_REQUEST -> BAD_REQUEST;
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case FORBIDDEN -> FORBIDDEN;
            case ADJUSTMENT_NOT_FOUND, ALERT_NOT_FOUND, BACKTEST_NOT_FOUND -> NOT_FOUND;
            case CODE_NOT_FOUND, DRAFT_NOT_FOUND -> NOT_FOUND;
            case EVIDENCE_NOT_FOUND, EXPERIMENT_NOT_FOUND -> NOT_FOUND;
            case HOUSEHOLD_NOT_FOUND -> NOT_FOUND;
            case IMPORT_NOT_FOUND, KEY_NOT_FOUND, MEMBER_NOT_FOUND, NOT_FOUND -> NOT_FOUND;
            case PAYMENT_NOT_FOUND, PROGRAMME_NOT_FOUND, PURCHASE_NOT_FOUND -> NOT_FOUND;
            case REDEMPTION_NOT_FOUND, REWARD_NOT_FOUND, RUNG_NOT_FOUND -> NOT_FOUND;
            case SEGMENT_NOT_FOUND, TRANSFER_NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case ADJUSTMENT_SETTLED, BACKTEST_RUNNING, CLOCK_NOT_MOVABLE -> CONFLICT;
            case CODE_LIMIT_REACHED, CODE_TAKEN, CODE_USED -> CONFLICT;
            case CORRECTION_LIMIT_REACHED -> CONFLICT;
            case DISPATCH_NOT_AWAITED, DRAFT_LIMIT_REACHED -> CONFLICT;
            case EVIDENCE_ALREADY_WITHDRAWN, HOLD_LIMIT_REACHED, HOUSEHOLD_FULL -> CONFLICT;
            case HOUSEHOLD_TOO_SOON, IDENTITY_TAKEN, KEY_NOT_REVOCABLE, MEMBER_BLOCKED -> CONFLICT;
            case MEMBER_CLOSED, MEMBER_IN_HOUSEHOLD, MEMBER_MERGED -> CONFLICT;
            case MEMBER_NOT_IN_HOUSEHOLD, MEMBER_NOT_MERGED, OUT_OF_STOCK -> CONFLICT;
            case PAYMENT_SETTLED, REDEMPTION_SETTLED, SAME_PERSON -> CONFLICT;
            case TRANSFER_ALREADY_REVERSED -> CONFLICT;
            case STALE -> PRECONDITION_FAILED;
            case BODY_TOO_LARGE -> CONTENT_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case ADJUSTMENT_LIMIT_REACHED, ADJUSTMENT_NOT_ALLOWED -> UNPROCESSABLE_CONTENT;
            case AMOUNT_OUT_OF_RANGE, CAPTURE_EXCEEDS_PAYMENT -> UNPROCESSABLE_CONTENT;
            case CODE_NOT_VALID, CODE_REQUIRED -> UNPROCESSABLE_CONTENT;
            case CURRENCY_MISMATCH, HISTORY_TOO_LONG -> UNPROCESSABLE_CONTENT;
            case HOUSEHOLD_NOT_ALLOWED, IDEMPOTENCY_KEY_REUSED -> UNPROCESSABLE_CONTENT;
            case INSUFFICIENT_POINTS, MERGE_NOT_ALLOWED -> UNPROCESSABLE_CONTENT;
            case OCCURRED_IN_FUTURE, PAYMENT_NOT_ALLOWED -> UNPROCESSABLE_CONTENT;
            case PROGRAMME_INVALID, REFUND_EXCEEDS_PAYMENT -> UNPROCESSABLE_CONTENT;
            case RETURN_EXCEEDS_PURCHASE, RETURN_NOT_ALLOWED -> UNPROCESSABLE_CONTENT;
            case NOT_FEASIBLE -> UNPROCESSABLE_CONTENT;
            case GUARD_RAIL_REACHED, NOT_ENTITLED, REWARD_LIMIT_REACHED -> UNPROCESSABLE_CONTENT;
            case REWARD_NOT_OFFERED, REWARD_NOT_USED_UP, RUNG_TOO_LOW -> UNPROCESSABLE_CONTENT;
            case TRANSFER_LIMIT_REACHED, TRANSFER_NOT_ALLOWED -> UNPROCESSABLE_CONTENT;
            case PRECONDITION_REQUIRED -> PRECONDITION_REQUIRED;
            case TOO_MANY_UNKNOWN_CODES -> TOO_MANY_REQUESTS;
            case INTERNAL_ERROR -> INTERNAL_SERVER_ERROR;
            case BUSY -> SERVICE_UNAVAILABLE;
        };
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    static boolean retryable(ErrorCode code) {
        return code == ErrorCode.BUSY
                || code == ErrorCode.INTERNAL_ERROR
                || code == ErrorCode.TOO_MANY_UNKNOWN_CODES;
    }
}
