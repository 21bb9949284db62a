package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.KeyRevoked;
import io.ladder.access.Scope;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import io.ladder.testkit.InMemoryApiKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

    @Test
    void letsKnownKeysInWhileStrangersQueue() throws Exception {
        var slow = new SlowOnStrangers();
        var directory = new CallerDirectory(slow, () -> now);
        assertThat(directory.find(SECRET)).isNotNull();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses =
                    IntStream.range(0, 8)
                            .mapToObj(each -> threads.submit(() -> guess(directory, each)))
                            .toList();
            slow.asked.await();

            assertThat(directory.find(SECRET)).isNotNull();
            assertThat(slow.together.get()).isLessThanOrEqualTo(2);

            slow.answers.countDown();
            for (var each : guesses) {
                assertThat(each.get()).isNull();
            }
        }
        assertThat(slow.together.get()).isLessThanOrEqualTo(2);
    }

    private static @Nullable Caller guess(CallerDirectory directory, int number) {
        try {
            return directory.find("lk_test_guess" + number);
        } catch (LoyaltyException busy) {
            assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
            return null;
        }
    }

    /** Keys that take their time with those that they do not know. */
    private final class SlowOnStrangers extends Delegating {
        private final CountDownLatch asked = new CountDownLatch(2);
        private final CountDownLatch answers = new CountDownLatch(1);
        private final AtomicInteger looking = new AtomicInteger();
        private final AtomicInteger together = new AtomicInteger();

        @Override
        public @Nullable ApiKey find(byte[] hash) {
            ApiKey found = keys.find(hash);
            if (found == null) {
                together.accumulateAndGet(looking.incrementAndGet(), Math::max);
                asked.countDown();
                try {
                    answers.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                looking.decrementAndGet();
            }
            return found;
        }
    }

    /** Keys of which each is revoked between being found and being remembered. */
    private final class RevokedOnceFound extends Delegating {
        @Override
        public @Nullable ApiKey find(byte[] hash) {
            ApiKey found = keys.find(hash);
            keys.revoke(TENANT, ID, now);
            return found;
        }
    }

    /** Keys in memory, of which a test changes how they are found. */
    private abstract class Delegating implements ApiKeys {
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
