package io.ladder.key;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes a key of the caller's tenant back, for ever; to do so again changes nothing.
 *
 * <p>Refuses: {@code key_not_found}; {@code key_not_revocable} for the calling key itself, so that
 * nobody locks themselves out; {@code unauthenticated} where that key has just been revoked.
 */
@UseCase
public final class RevokeKey {
    private final ApiKeys keys;
    private final InstantSource clock;

    public RevokeKey(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Revokes the key of that id. */
    public void revoke(ApiKey caller, UUID id) {
        CallingKey.requireUnrevoked(keys, caller);
        if (id.equals(caller.id())) {
            throw Refusal.of(
                            ErrorCode.KEY_NOT_REVOCABLE,
                            "A key does not revoke itself; call with another one.")
                    .asException();
        }
        if (keys.revoke(caller.tenant(), id, clock.instant()) == null) {
            throw Refusal.of(ErrorCode.KEY_NOT_FOUND, "There is no such key.").asException();
        }
    }
}
