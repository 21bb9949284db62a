package io.ladder.shared;

import java.util.Locale;

/** The stable codes of everything the service refuses; part of the interface, never renamed. */
public enum ErrorCode {
    ADJUSTMENT_NOT_ALLOWED,
    AMOUNT_OUT_OF_RANGE,
    BODY_TOO_LARGE,
    BUSY,
    CLOCK_NOT_MOVABLE,
    CURRENCY_MISMATCH,
    EVIDENCE_ALREADY_WITHDRAWN,
    EVIDENCE_NOT_FOUND,
    FORBIDDEN,
    IDEMPOTENCY_KEY_REUSED,
    IDENTITY_TAKEN,
    IMPORT_NOT_FOUND,
    INSUFFICIENT_POINTS,
    INTERNAL_ERROR,
    INVALID_CURSOR,
    INVALID_FIELD,
    MALFORMED_REQUEST,
    MEMBER_BLOCKED,
    MEMBER_CLOSED,
    MEMBER_NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    OCCURRED_IN_FUTURE,
    OUT_OF_STOCK,
    PRECONDITION_REQUIRED,
    PROGRAMME_INVALID,
    PROGRAMME_NOT_FOUND,
    PURCHASE_NOT_FOUND,
    REDEMPTION_NOT_FOUND,
    REDEMPTION_SETTLED,
    RETURN_EXCEEDS_PURCHASE,
    REWARD_LIMIT_REACHED,
    REWARD_NOT_FOUND,
    REWARD_NOT_OFFERED,
    RUNG_NOT_FOUND,
    RUNG_TOO_LOW,
    STALE,
    UNAUTHENTICATED,
    UNSUPPORTED_MEDIA_TYPE;

    /** The code as callers read it, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
