package io.ladder.access;

import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;

/** The time of a tenant. */
public interface TenantClock {

    /** The true time, moved forward where the tenant is a sandbox. */
    Instant now(TenantId tenant);

    /**
     * Moves the clock of a sandbox forward.
     *
     * @return its new time
     * @throws io.ladder.shared.LoyaltyException {@code clock_not_movable} where the tenant is none
     */
    Instant moveForward(TenantId tenant, Duration by);

    /** What {@link #moveForward} would answer; the clock stays where it is. */
    Instant tryForward(TenantId tenant, Duration by);
}
