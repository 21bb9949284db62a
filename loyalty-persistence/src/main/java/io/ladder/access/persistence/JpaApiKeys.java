package io.ladder.access.persistence;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.KeyRevoked;
import io.ladder.access.Scope;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * API keys as rows. When a key was last used is noted to the minute, so that a busy key does not
 * write with each call, and aside, so that no call waits for it.
 */
@Component
final class JpaApiKeys implements ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(JpaApiKeys.class);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /** Above all ids as the database orders them. */
    private static final UUID ABOVE_ALL = new UUID(-1, -1);

    private final ApiKeyRows rows;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final InstantSource time;
    private final Executor aside;

    @Autowired
    JpaApiKeys(
            ApiKeyRows rows,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            InstantSource time) {
        this(rows, transactions, events, time, Thread::startVirtualThread);
    }

    JpaApiKeys(
            ApiKeyRows rows,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            InstantSource time,
            Executor aside) {
        this.rows = rows;
        this.transactions = transactions;
        this.events = events;
        this.time = time;
        this.aside = aside;
    }

    @Override
    public @Nullable ApiKey find(byte[] hash) {
        ApiKeyRow row =
                transactions.execute(_ -> rows.findByHashAndRevokedAtIsNull(hash).orElse(null));
        if (row == null) {
            return null;
        }
        Instant now = time.instant();
        Instant before = now.minus(USE_NOTED_EVERY);
        boolean noted = row.lastUsedAt != null && !row.lastUsedAt.isBefore(before);
        ApiKey key = keyOf(row);
        if (!noted && key.opensAt(now)) {
            aside.execute(() -> noteUse(row.apiKeyId, now, before));
        }
        return key;
    }

    private void noteUse(UUID key, Instant now, Instant before) {
        try {
            transactions.executeWithoutResult(_ -> rows.noteUse(key, now, before));
        } catch (RuntimeException failure) {
            // The next look-up notes it.
            LOG.warn("the use of a key is not noted: {}", failure.toString());
        }
    }

    @Override
    public @Nullable KeptKey find(TenantId tenant, UUID id) {
        return transactions.execute(_ -> kept(tenant, id));
    }

    private @Nullable KeptKey kept(TenantId tenant, UUID id) {
        return rows.findByTenantIdAndApiKeyId(tenant.value(), id)
                .map(JpaApiKeys::keptOf)
                .orElse(null);
    }

    @Override
    public @Nullable KeptKey add(ApiKey key, byte[] hash) {
        var row = new ApiKeyRow();
        row.apiKeyId = key.id();
        row.tenantId = key.tenant().value();
        row.hash = hash.clone();
        row.label = key.label();
        row.scopes = key.scopes().stream().map(Scope::text).sorted().toArray(String[]::new);
        row.createdAt = time.instant().truncatedTo(ChronoUnit.MICROS);
        row.expiresAt = key.expiresAt();
        return transactions.execute(_ -> rows.existsByHash(hash) ? null : keptOf(rows.save(row)));
    }

    @Override
    public List<KeptKey> list(TenantId tenant, @Nullable UUID before, int limit) {
        List<KeptKey> found =
                transactions.execute(_ ->
                        rows
                                .findByTenantIdAndApiKeyIdLessThanOrderByApiKeyIdDesc(
                                        tenant.value(),
                                        before == null ? ABOVE_ALL : before,
                                        Limit.of(limit))
                                .stream()
                                .map(JpaApiKeys::keptOf)
                                .toList());
        return found == null ? List.of() : found;
    }

    @Override
    public @Nullable KeptKey revoke(TenantId tenant, UUID id, Instant at) {
        KeptKey revoked =
                transactions.execute(_ -> {
                    rows.revoke(tenant.value(), id, at);
                    return kept(tenant, id);
                });
        if (revoked != null) {
            events.publishEvent(new KeyRevoked(id));
        }
        return revoked;
    }

    private static KeptKey keptOf(ApiKeyRow row) {
        return new KeptKey(keyOf(row), row.createdAt, row.revokedAt, row.lastUsedAt);
    }

    private static ApiKey keyOf(ApiKeyRow row) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String text : row.scopes) {
            Scope scope = Scope.of(text);
            // A scope that this version does not know opens nothing in it.
            if (scope != null) {
                scopes.add(scope);
            }
        }
        return new ApiKey(
                row.apiKeyId, new TenantId(row.tenantId), row.label, scopes, row.expiresAt);
    }
}
