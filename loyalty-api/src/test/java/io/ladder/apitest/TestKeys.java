package io.ladder.apitest;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.Scope;
import io.ladder.shared.TenantId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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

    private final Map<ByteBuffer, ApiKey> keys = new HashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();

    TestKeys() {
        Set<Scope> all = EnumSet.allOf(Scope.class);
        keep(ALL, key(SANDBOX, all, false));
        keep(IMPERSONAL, key(SANDBOX, EnumSet.complementOf(EnumSet.of(Scope.PII_READ)), false));
        keep(READER, key(SANDBOX, EnumSet.of(Scope.MEMBERS_READ), false));
        keep(EXPIRED, key(SANDBOX, all, true));
        keep(STRANGER, key(OTHER, all, false));
    }

    private static ApiKey key(TenantId tenant, Set<Scope> scopes, boolean expired) {
        return new ApiKey(
                UUID.randomUUID(),
                tenant,
                "test",
                scopes,
                expired ? ApiTestApplication.START.minus(Duration.ofSeconds(1)) : null);
    }

    private void keep(String secret, ApiKey key) {
        add(key, ApiKey.hash(secret));
    }

    @Override
    public @Nullable ApiKey find(byte[] hash) {
        lookups.incrementAndGet();
        return keys.get(ByteBuffer.wrap(hash));
    }

    @Override
    public void add(ApiKey key, byte[] hash) {
        keys.put(ByteBuffer.wrap(hash), key);
    }

    /** How often a key was looked up. */
    public int lookups() {
        return lookups.get();
    }
}
