package io.ladder.access.persistence;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.Scope;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * API keys as rows. When a key was last used is noted to the minute, so that a busy key does not
 * write with each call.
 */
@Component
final class JpaApiKeys implements ApiKeys {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeyRows rows;
    private final TransactionOperations transactions;
    private final InstantSource time;

    JpaApiKeys(ApiKeyRows rows, TransactionOperations transactions, InstantSource time) {
        this.rows = rows;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public @Nullable ApiKey find(byte[] hash) {
        return transactions.execute(_ -> findAndNoteUse(hash));
    }

    private @Nullable ApiKey findAndNoteUse(byte[] hash) {
        ApiKeyRow row = rows.findByHashAndRevokedAtIsNull(hash).orElse(null);
        if (row == null) {
            return null;
        }
        Instant now = time.instant();
        Instant before = now.minus(USE_NOTED_EVERY);
        if (row.lastUsedAt == null || row.lastUsedAt.isBefore(before)) {
            rows.noteUse(row.apiKeyId, now, before);
        }
        return keyOf(row);
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

    @Override
    public void add(ApiKey key, byte[] hash) {
        var row = new ApiKeyRow();
        row.apiKeyId = key.id();
        row.tenantId = key.tenant().value();
        row.hash = hash.clone();
        row.label = key.label();
        row.scopes = key.scopes().stream().map(Scope::text).sorted().toArray(String[]::new);
        row.createdAt = time.instant();
        row.expiresAt = key.expiresAt();
        transactions.executeWithoutResult(_ -> rows.save(row));
    }
}
