package io.ladder.shared;

import java.util.UUID;

/** The id of a tenant, a time-ordered UUID (version 7). */
public record TenantId(UUID value) implements Comparable<TenantId> {
    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }
}
