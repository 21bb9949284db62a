package io.ladder.key;

import static io.ladder.key.KeyRing.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.ApiKey;
import io.ladder.access.KeptKey;
import io.ladder.access.KeyRevoked;
import io.ladder.shared.ErrorCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevokeKeyTest {
    private final KeyRing ring = new KeyRing();
    private final ApiKey admin = ring.admin(KeyRing.SANDBOX);

    private @Nullable KeptKey kept(ApiKey key) {
        return ring.keys.find(key.tenant(), key.id());
    }

    @Test
    void revokesAKeyAndTellsSo() {
        ApiKey other = ring.admin(KeyRing.SANDBOX);

        ring.revoking.revoke(admin, other.id());

        assertThat(kept(other)).extracting(KeptKey::revokedAt).isEqualTo(KeyRing.NOW);
        assertThat(ring.revoked).containsExactly(new KeyRevoked(other.id()));
    }

    @Test
    void changesNothingTheSecondTime() {
        ApiKey other = ring.admin(KeyRing.SANDBOX);
        ring.revoking.revoke(admin, other.id());
        KeptKey before = kept(other);

        ring.revoking.revoke(admin, other.id());

        assertThat(kept(other)).isEqualTo(before);
    }

    @Test
    void doesNotFindKeysOfOtherTenants() {
        ApiKey stranger = ring.admin(KeyRing.LIVE);

        for (UUID id : new UUID[] {stranger.id(), new UUID(9, 9)}) {
            assertThat(refusal(() -> ring.revoking.revoke(admin, id)).code())
                    .isEqualTo(ErrorCode.KEY_NOT_FOUND);
        }
        assertThat(kept(stranger)).extracting(KeptKey::revokedAt).isNull();
    }

    @Test
    void letsNobodyLockThemselvesOut() {
        assertThat(refusal(() -> ring.revoking.revoke(admin, admin.id())).code())
                .isEqualTo(ErrorCode.KEY_NOT_REVOCABLE);
        assertThat(kept(admin)).extracting(KeptKey::revokedAt).isNull();
    }

    @Test
    void takesNoOrdersFromAKeyThatIsRevoked() {
        ApiKey fired = ring.admin(KeyRing.SANDBOX);
        ring.revoking.revoke(admin, fired.id());

        assertThat(refusal(() -> ring.revoking.revoke(fired, admin.id())).code())
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(kept(admin)).extracting(KeptKey::revokedAt).isNull();
    }
}
