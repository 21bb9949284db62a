package io.ladder.shared;

/** Carries a {@link Refusal} out of a use case. It has no stack trace: a refusal is an answer. */
public final class LoyaltyException extends RuntimeException {
    private final transient Refusal refusal;

    public LoyaltyException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public ErrorCode code() {
        return refusal.code();
    }
}
