package io.ladder.apitest;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.Scope;
import io.ladder.shared.TenantId;
import io.ladder.testkit.InMemoryApiKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Keys that tests call with. */
public final class TestKeys implements ApiKeys {
    public static final TenantId SANDBOX = new TenantId(new UUID(7, 1));
    public static final TenantId OTHER = new TenantId(new UUID(7, 2));

    /** Opens everything in the sandbox. */
    public static final String ALL = "lk_test_all";

    /** Opens everything but who members are as persons. */
    public static final String IMPERSONAL = "lk_test_impersonal";

    /** Opens reading members, and nothing else. */
    public static final String READER = "lk_test_reader";

    /** Has expired. */
    public static final String EXPIRED = "lk_test_expired";

    /** Opens everything of another tenant, which is no sandbox. */
    public static final String STRANGER = "lk_live_stranger";

    private static final long BEFORE_ALL = 0x0199000000007000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final InMemoryApiKeys keys;
    private final AtomicInteger lookups = new AtomicInteger();
    private long ids;

    TestKeys(InstantSource time, ApplicationEventPublisher events) {
        keys = new InMemoryApiKeys(time, events::publishEvent);
        Set<Scope> all = EnumSet.allOf(Scope.class);
        keep(ALL, SANDBOX, all, false);
        keep(IMPERSONAL, SANDBOX, EnumSet.complementOf(EnumSet.of(Scope.PII_READ)), false);
        keep(READER, SANDBOX, EnumSet.of(Scope.MEMBERS_READ), false);
        keep(EXPIRED, SANDBOX, all, true);
        keep(STRANGER, OTHER, all, false);
    }

    private void keep(String secret, TenantId tenant, Set<Scope> scopes, boolean expired) {
        ids++;
        add(
                new ApiKey(
                        new UUID(BEFORE_ALL, VARIANT | ids),
                        tenant,
                        "test",
                        scopes,
                        expired ? ApiTestApplication.START.minus(Duration.ofSeconds(1)) : null),
                ApiKey.hash(secret));
    }

    @Override
    public @Nullable ApiKey find(byte[] hash) {
        lookups.incrementAndGet();
        return keys.find(hash);
    }

    @Override
    public @Nullable KeptKey find(TenantId tenant, UUID id) {
        return keys.find(tenant, id);
    }

    @Override
    public @Nullable KeptKey add(ApiKey key, byte[] hash) {
        return keys.add(key, hash);
    }

    @Override
    public List<KeptKey> list(TenantId tenant, @Nullable UUID before, int limit) {
        return keys.list(tenant, before, limit);
    }

    @Override
    public @Nullable KeptKey revoke(TenantId tenant, UUID id, Instant at) {
        return keys.revoke(tenant, id, at);
    }

    /** How often a key was looked up. */
    public int lookups() {
        return lookups.get();
    }
}
