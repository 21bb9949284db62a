package io.ladder.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.access.ApiKey;
import io.ladder.access.KeyRevoked;
import io.ladder.access.Scope;
import io.ladder.access.TenantRegister;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.testkit.InMemoryApiKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The keys of two tenants, and the use cases that work on them. */
final class KeyRing {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.000123456Z");
    static final TenantId SANDBOX = new TenantId(new UUID(7, 1));
    static final TenantId LIVE = new TenantId(new UUID(7, 2));

    final List<KeyRevoked> revoked = new ArrayList<>();
    final InMemoryApiKeys keys = new InMemoryApiKeys(() -> NOW, revoked::add);
    final IssueKey issuing;
    final RevokeKey revoking = new RevokeKey(keys, () -> NOW);
    private long ids;

    KeyRing() {
        issuing = new IssueKey(keys, register(), this::nextId, new SecureRandom(), () -> NOW);
    }

    private UUID nextId() {
        ids++;
        return new UUID(1, ids);
    }

    private static TenantRegister register() {
        return new TenantRegister() {
            @Override
            public boolean add(TenantId tenant, String name, boolean sandbox, byte[] secret) {
                throw new UnsupportedOperationException("the tenants are there");
            }

            @Override
            public boolean isSandbox(TenantId tenant) {
                return tenant.equals(SANDBOX);
            }
        };
    }

    /** A key that may do everything. */
    ApiKey admin(TenantId tenant) {
        return key(tenant, EnumSet.allOf(Scope.class));
    }

    ApiKey key(TenantId tenant, Set<Scope> scopes) {
        UUID id = nextId();
        var key = new ApiKey(id, tenant, "key " + id, scopes, null);
        keys.add(key, ApiKey.hash(id.toString()));
        return key;
    }

    static Refusal refusal(ThrowingCallable call) {
        var refusal = new AtomicReference<Refusal>();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoyaltyException.class, refused -> refusal.set(refused.refusal()));
        return refusal.get();
    }
}
