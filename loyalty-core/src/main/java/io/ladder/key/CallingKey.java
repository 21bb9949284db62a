package io.ladder.key;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;

/** The key in whose name keys are given and revoked. */
final class CallingKey {
    private CallingKey() {}

    /**
     * Lets only a key go on that is not revoked. Who calls is remembered for some seconds, which
     * must not suffice for a revoked key to get itself a successor.
     */
    static void requireUnrevoked(ApiKeys keys, ApiKey caller) {
        KeptKey kept = keys.find(caller.tenant(), caller.id());
        if (kept == null || kept.revokedAt() != null) {
            throw Refusal.of(ErrorCode.UNAUTHENTICATED, "The key has been revoked.").asException();
        }
    }
}
