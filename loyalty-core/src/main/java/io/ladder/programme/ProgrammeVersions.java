package io.ladder.programme;

import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of a tenant's programme as files. Versions are added, never changed. */
public interface ProgrammeVersions {

    /**
     * A version as it was applied.
     *
     * @param number from 1
     * @param validFrom the first moment that it decides; null for the first version
     * @param source the programme file
     */
    record Version(int number, @Nullable Instant validFrom, Instant recordedAt, String source) {}

    /** All versions, oldest first. */
    List<Version> list(TenantId tenant);

    /**
     * Adds a version.
     *
     * @throws io.ladder.shared.LoyaltyException {@code stale} where the tenant has come to have
     *     this number already
     */
    void add(TenantId tenant, Version version);
}
