package io.ladder.journal;

/** What must be unique in a tenant. */
public enum ClaimKind {
    /** The natural key of an activity, for ever. */
    DOCUMENT,
    /** The key that a caller sent with a request, for 30 days. */
    IDEMPOTENCY_KEY,
    /** A code that was made for a redemption. */
    CODE,
    /** The id that another system gave a member. */
    EXTERNAL_ID,
    /** The number on a member's card. */
    CARD,
    /** A telephone number, as a keyed hash of its E.164 form. */
    PHONE,
    /** An e-mail address, as a keyed hash of its lower-case form. */
    EMAIL;

    /** Whether it is one of the ways to find a member. */
    public boolean identity() {
        return switch (this) {
            case EXTERNAL_ID, CARD, PHONE, EMAIL -> true;
            case DOCUMENT, IDEMPOTENCY_KEY, CODE -> false;
        };
    }
}
