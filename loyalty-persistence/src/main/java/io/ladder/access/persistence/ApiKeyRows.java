package io.ladder.access.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of API keys. */
interface ApiKeyRows extends Repository<ApiKeyRow, UUID> {

    Optional<ApiKeyRow> findByHashAndRevokedAtIsNull(byte[] hash);

    ApiKeyRow save(ApiKeyRow row);

    @Modifying
    @Query(
            """
            update ApiKeyRow key set key.lastUsedAt = :now
            where key.apiKeyId = :id and (key.lastUsedAt is null or key.lastUsedAt < :before)
            """)
    int noteUse(UUID id, Instant now, Instant before);
}
