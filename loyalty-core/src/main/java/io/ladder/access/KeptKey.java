package io.ladder.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with what is noted of it. Revoked keys are kept, so that it stays known what there was.
 *
 * @param revokedAt when it was revoked, for ever; null where it was not
 * @param lastUsedAt when it was used last, to the minute; null where never
 */
public record KeptKey(
        ApiKey key, Instant createdAt, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {}
