package io.ladder.trial;

import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The back-tests of all tenants, as several workers share them. */
public interface BackTests {
    /** So many of a tenant are kept; the oldest that have ended go. */
    int KEPT_MAX = 20;

    /** So often a back-test is begun anew whose worker died. */
    int TRIES_MAX = 3;

    /**
     * Keeps a back-test that is to be run.
     *
     * @throws io.ladder.shared.LoyaltyException {@code backtest_running} where the tenant has one
     *     that has not ended
     */
    BackTest add(UUID id, TenantId tenant, BackTest.Wanted wanted, Instant now);

    /** The back-test of that id; null where the tenant has none. */
    @Nullable BackTest find(TenantId tenant, UUID id);

    /** All of a tenant, newest first. */
    List<BackTest> list(TenantId tenant);

    /**
     * Takes a back-test that waits, or whose worker has not been heard of for the lease; null where
     * there is none. One that was taken {@link #TRIES_MAX} times fails.
     */
    @Nullable BackTest take(UUID worker, Duration lease, Instant now);

    /**
     * Notes how far a worker has come, and prolongs its lease.
     *
     * @return false where the back-test is no longer the worker's, or was cancelled
     */
    boolean advance(UUID id, UUID worker, Progress progress, Duration lease, Instant now);

    /** How many activities there are, and how many were lived again. */
    record Progress(long activities, long done) {}

    /** Hands a back-test back, so that another worker can begin it anew at once. */
    void release(UUID id, UUID worker);

    /** Ends a back-test with what came of it. */
    void finish(UUID id, UUID worker, BackTest.Figures figures, Instant now);

    /** Ends a back-test without figures. */
    void fail(UUID id, UUID worker, String failure, Instant now);

    /** Ends a back-test that has not ended; the worker hears of it. */
    void cancel(TenantId tenant, UUID id, Instant now);
}
