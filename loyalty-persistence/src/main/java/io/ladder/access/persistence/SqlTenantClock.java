package io.ladder.access.persistence;

import io.ladder.access.TenantClock;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.RecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The clocks of tenants. Who moves a clock sees it moved at once; other instances of the service
 * see it within a second, since the time is asked for with every purchase. One thread at a time
 * reads the offset of a tenant again, and the others go on with the one that is known: they may
 * hold the very connections that all would wait for.
 */
@Component
final class SqlTenantClock implements TenantClock {
    /** No sandbox goes further ahead in all: dates stay within what every part can write. */
    static final Duration AHEAD_MAX = Duration.ofDays(366 * 1_000);

    private static final int TENANTS_MAX = 1_000;
    private static final Duration AGE_MAX = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final InstantSource time;
    private final RecentlyUsed<TenantId, Offset> offsets = new RecentlyUsed<>(TENANTS_MAX);

    /** By how much a clock is ahead, and when that was so. */
    private record Offset(boolean sandbox, long seconds, Instant readAt, AtomicBoolean reading) {
        Offset(boolean sandbox, long seconds, Instant readAt) {
            this(sandbox, seconds, readAt, new AtomicBoolean());
        }

        /** Clocks only move forward, so of two readings the greater one is right. */
        static Offset further(Offset one, Offset other) {
            return one.seconds > other.seconds ? one : other;
        }

        boolean holdsAt(Instant moment) {
            // A moment before the reading means that the source of time was set back.
            return !sandbox || !(moment.isBefore(readAt) || moment.isAfter(readAt.plus(AGE_MAX)));
        }
    }

    SqlTenantClock(JdbcClient database, TransactionOperations transactions, InstantSource time) {
        this.database = database;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public Instant now(TenantId tenant) {
        // What the database would round off is no part of a tenant's time.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Offset offset = offsets.get(tenant);
        if (offset == null) {
            offset = read(tenant, now);
        } else if (!offset.holdsAt(now) && offset.reading.compareAndSet(false, true)) {
            try {
                offset = read(tenant, now);
            } finally {
                // Where it failed, the next caller tries.
                offset.reading.set(false);
            }
        }
        return now.plusSeconds(offset.seconds());
    }

    private Offset read(TenantId tenant, Instant now) {
        Offset offset =
                database.sql("select sandbox, clock_offset_seconds from tenant where tenant_id = ?")
                        .param(tenant.value())
                        .query((row, _) -> new Offset(row.getBoolean(1), row.getLong(2), now))
                        .single();
        offsets.merge(tenant, offset, Offset::further);
        return offset;
    }

    @Override
    public Instant moveForward(TenantId tenant, Duration by) {
        requireForward(by);
        // The sum is made in the database, so that two moves at the same moment add up.
        Offset moved =
                transactions.execute(_ ->
                        database.sql(
                                        """
                                        update tenant
                                        set clock_offset_seconds = clock_offset_seconds + :by
                                        where tenant_id = :tenant and sandbox
                                          and clock_offset_seconds + :by <= :max
                                        returning clock_offset_seconds
                                        """)
                                .param("tenant", tenant.value())
                                .param("by", by.toSeconds())
                                .param("max", AHEAD_MAX.toSeconds())
                                .query((row, _) ->
                                        new Offset(
                                                true,
                                                row.getLong(1),
                                                time.instant().truncatedTo(ChronoUnit.MICROS)))
                                .optional()
                                .orElse(null));
        if (moved == null) {
            throw notMovable();
        }
        offsets.merge(tenant, moved, Offset::further);
        return moved.readAt().plusSeconds(moved.seconds());
    }

    @Override
    public Instant tryForward(TenantId tenant, Duration by) {
        requireForward(by);
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Offset present = read(tenant, now);
        long seconds = present.seconds() + by.toSeconds();
        if (!present.sandbox() || seconds > AHEAD_MAX.toSeconds()) {
            throw notMovable();
        }
        return now.plusSeconds(seconds);
    }

    private static void requireForward(Duration by) {
        if (by.isNegative() || by.compareTo(AHEAD_MAX) > 0) {
            throw notMovable("A clock moves forward, by at most " + AHEAD_MAX.toDays() + " days.");
        }
    }

    private static RuntimeException notMovable() {
        return notMovable(
                "Only the clock of a sandbox moves, within 1,000 years of the true time.");
    }

    private static RuntimeException notMovable(String detail) {
        return Refusal.of(ErrorCode.CLOCK_NOT_MOVABLE, detail).asException();
    }
}
