package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.KeyRevoked;
import io.ladder.access.Scope;
import io.ladder.shared.TenantId;
import io.ladder.testkit.InMemoryApiKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two instances of the service, of which one revokes. */
class CallerDirectoryTest {
    private static final TenantId TENANT = new TenantId(new UUID(7, 1));
    private static final UUID ID = new UUID(1, 1);
    private static final String SECRET = "lk_test_1";

    private final List<Consumer<KeyRevoked>> listeners = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final InMemoryApiKeys keys =
            new InMemoryApiKeys(() -> now, event -> listeners.forEach(each -> each.accept(event)));
    private final CallerDirectory here = new CallerDirectory(keys, () -> now);
    private final CallerDirectory there = new CallerDirectory(keys, () -> now);

    CallerDirectoryTest() {
        keys.add(
                new ApiKey(ID, TENANT, "till", Set.of(Scope.MEMBERS_READ), null),
                ApiKey.hash(SECRET));
        listeners.add(here::forget);
    }

    @Test
    void closesARevokedKeyAtOnceHereAndWithinSecondsElsewhere() {
        assertThat(here.find(SECRET)).isNotNull();
        assertThat(there.find(SECRET)).isNotNull();

        keys.revoke(TENANT, ID, now);

        assertThat(here.find(SECRET)).isNull();
        now = now.plus(CallerDirectory.KNOWN_FOR);
        assertThat(there.find(SECRET)).isNull();
    }

    @Test
    void remembersNoKeyThatWasRevokedWhileItWasLookedUp() {
        var late = new RevokedOnceFound();
        var directory = new CallerDirectory(late, () -> now);
        listeners.add(directory::forget);

        // Whoever calls at the moment of the revocation may still come in, and nobody after that.
        directory.find(SECRET);

        assertThat(directory.find(SECRET)).isNull();
    }

    /** Keys of which each is revoked between being found and being remembered. */
    private final class RevokedOnceFound implements ApiKeys {
        @Override
        public @Nullable ApiKey find(byte[] hash) {
            ApiKey found = keys.find(hash);
            keys.revoke(TENANT, ID, now);
            return found;
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
    }
}
