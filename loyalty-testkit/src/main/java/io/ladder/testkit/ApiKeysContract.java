package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.Scope;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every ring of keys must pass. */
public abstract class ApiKeysContract {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");

    /** The keys of all tenants, whose notes of use are there when a call returns. */
    protected abstract ApiKeys keys();

    /** A tenant without keys. */
    protected abstract TenantId aTenant();

    /** An id above all that were made before. */
    protected abstract UUID nextId();

    /** The time that the keys go by. */
    protected abstract Instant now();

    /** Moves that time. */
    protected abstract void moveForward(Duration by);

    private ApiKey key(TenantId tenant, String label, @Nullable Instant expiresAt) {
        return new ApiKey(
                nextId(),
                tenant,
                label,
                Set.of(Scope.MEMBERS_READ, Scope.PURCHASES_WRITE),
                expiresAt);
    }

    private static byte[] hash(ApiKey key) {
        return ApiKey.hash("lk_test_" + key.id());
    }

    private ApiKey added(TenantId tenant, String label) {
        ApiKey key = key(tenant, label, FAR_OFF);
        assertThat(keys().add(key, hash(key))).isNotNull();
        return key;
    }

    private KeptKey kept(ApiKey key) {
        return Objects.requireNonNull(keys().find(key.tenant(), key.id()));
    }

    @Test
    void findsAKeyByItsHash() {
        ApiKey key = added(aTenant(), "till 7");

        assertThat(keys().find(hash(key))).isEqualTo(key);
        assertThat(keys().find(ApiKey.hash("another"))).isNull();
    }

    @Test
    void tellsWhatItKeeps() {
        ApiKey key = key(aTenant(), "till 7", null);

        assertThat(keys().add(key, hash(key))).isEqualTo(new KeptKey(key, now(), null, null));
        assertThat(kept(key)).isEqualTo(new KeptKey(key, now(), null, null));
    }

    @Test
    void keepsNoSecondKeyOfTheSameHash() {
        TenantId tenant = aTenant();
        ApiKey first = added(tenant, "first");
        ApiKey second = key(tenant, "second", null);

        assertThat(keys().add(second, hash(first))).isNull();
        keys().revoke(tenant, first.id(), now());
        assertThat(keys().add(second, hash(first))).isNull();
        assertThat(keys().find(tenant, second.id())).isNull();
    }

    @Test
    void listsTheKeysOfATenantNewestFirst() {
        TenantId tenant = aTenant();
        var labels = new ArrayList<String>();
        for (int number = 1; number <= 5; number++) {
            labels.addFirst("till " + number);
            ApiKey key = added(tenant, "till " + number);
            if (number == 3) {
                keys().revoke(tenant, key.id(), now());
            }
        }
        added(aTenant(), "of somebody else");

        for (int limit : new int[] {1, 2, 5, 200}) {
            assertThat(pages(tenant, limit)).as("limit " + limit).isEqualTo(labels);
        }
    }

    private List<String> pages(TenantId tenant, int limit) {
        var labels = new ArrayList<String>();
        UUID before = null;
        List<KeptKey> page;
        do {
            page = keys().list(tenant, before, limit);
            assertThat(page.size()).isLessThanOrEqualTo(limit);
            for (KeptKey each : page) {
                labels.add(each.key().label());
                before = each.key().id();
            }
        } while (!page.isEmpty());
        return labels;
    }

    @Test
    void revokesAKeyForEver() {
        ApiKey key = added(aTenant(), "till 7");
        Instant at = now();

        assertThat(Objects.requireNonNull(keys().revoke(key.tenant(), key.id(), at)).revokedAt())
                .isEqualTo(at);
        assertThat(keys().find(hash(key))).isNull();
        assertThat(keys().revoke(key.tenant(), key.id(), at.plus(A_SECOND))).isEqualTo(kept(key));
        assertThat(kept(key).revokedAt()).isEqualTo(at);
    }

    @Test
    void keepsTenantsApart() {
        ApiKey key = added(aTenant(), "till 7");
        TenantId stranger = aTenant();

        assertThat(keys().find(stranger, key.id())).isNull();
        assertThat(keys().revoke(stranger, key.id(), now())).isNull();
        assertThat(keys().list(stranger, null, 5)).isEmpty();
        assertThat(keys().find(hash(key))).isEqualTo(key);
    }

    @Test
    void notesToTheMinuteWhenAKeyWasUsed() {
        ApiKey key = added(aTenant(), "till 7");
        Instant first = now();
        keys().find(hash(key));
        moveForward(Duration.ofSeconds(30));
        keys().find(hash(key));
        assertThat(kept(key).lastUsedAt()).isEqualTo(first);

        moveForward(Duration.ofSeconds(31));
        keys().find(hash(key));
        assertThat(kept(key).lastUsedAt()).isEqualTo(now());
    }

    @Test
    void notesNoUseOfAKeyThatOpensNothing() {
        ApiKey expired = key(aTenant(), "till 7", now().minus(A_SECOND));
        keys().add(expired, hash(expired));
        ApiKey revoked = added(aTenant(), "till 8");
        keys().revoke(revoked.tenant(), revoked.id(), now());

        keys().find(hash(expired));
        keys().find(hash(revoked));

        assertThat(kept(expired).lastUsedAt()).isNull();
        assertThat(kept(revoked).lastUsedAt()).isNull();
    }

    @Test
    void revokesOnceThoughManyThreadsDo() throws Exception {
        ApiKey key = added(aTenant(), "till 7");
        Instant at = now();
        var moments = new HashSet<@Nullable Instant>();
        var tasks = new ArrayList<Future<@Nullable KeptKey>>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int number = 0; number < 8; number++) {
                Instant moment = at.plusSeconds(number);
                tasks.add(pool.submit(() -> keys().revoke(key.tenant(), key.id(), moment)));
            }
            for (Future<@Nullable KeptKey> task : tasks) {
                moments.add(Objects.requireNonNull(task.get()).revokedAt());
            }
        }

        assertThat(moments).containsExactly(kept(key).revokedAt());
        assertThat(keys().find(hash(key))).isNull();
    }
}
