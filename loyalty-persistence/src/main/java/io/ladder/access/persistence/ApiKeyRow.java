package io.ladder.access.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code api_key}. */
@Entity
@Table(name = "api_key")
@NullUnmarked
class ApiKeyRow {
    @Id UUID apiKeyId;
    UUID tenantId;
    byte[] hash;
    String label;

    @Column(columnDefinition = "text[]")
    String[] scopes;

    Instant createdAt;
    Instant expiresAt;
    Instant revokedAt;
    Instant lastUsedAt;
}
