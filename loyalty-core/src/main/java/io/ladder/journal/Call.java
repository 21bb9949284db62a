package io.ladder.journal;

import io.ladder.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a use case is called, and how.
 *
 * @param idempotencyKey the caller's key for this request; null where they sent none
 * @param dryRun whether only to tell what it would bring
 * @param explained whether a dry run gives its reasons
 * @param actor who calls; null where it is the service itself
 */
public record Call(
        TenantId tenant,
        @Nullable String idempotencyKey,
        boolean dryRun,
        boolean explained,
        @Nullable Actor actor) {

    /** A call of the service itself. */
    public Call(
            TenantId tenant, @Nullable String idempotencyKey, boolean dryRun, boolean explained) {
        this(tenant, idempotencyKey, dryRun, explained, null);
    }

    /** A call without a key that does what it says. */
    public static Call of(TenantId tenant) {
        return new Call(tenant, null, false, false);
    }
}
