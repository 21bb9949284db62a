package io.ladder.access.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of API keys. */
interface ApiKeyRows extends Repository<ApiKeyRow, UUID> {

    Optional<ApiKeyRow> findByHashAndRevokedAtIsNull(byte[] hash);

    Optional<ApiKeyRow> findByTenantIdAndApiKeyId(UUID tenant, UUID id);

    /** Ids grow with time, so their order is that of the keys. */
    List<ApiKeyRow> findByTenantIdAndApiKeyIdLessThanOrderByApiKeyIdDesc(
            UUID tenant, UUID before, Limit limit);

    boolean existsByHash(byte[] hash);

    ApiKeyRow save(ApiKeyRow row);

    @Modifying
    @Query(
            """
            update ApiKeyRow key set key.lastUsedAt = :now
            where key.apiKeyId = :id and (key.lastUsedAt is null or key.lastUsedAt < :before)
            """)
    int noteUse(UUID id, Instant now, Instant before);

    @Modifying
    @Query(
            """
            update ApiKeyRow key set key.revokedAt = :at
            where key.tenantId = :tenant and key.apiKeyId = :id and key.revokedAt is null
            """)
    int revoke(UUID tenant, UUID id, Instant at);
}
