package io.ladder.programme.persistence;

import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.ConstraintRefusals;
import io.ladder.shared.persistence.Moments;
import io.ladder.shared.persistence.ProgrammeChanged;
import io.ladder.shared.persistence.ProgrammeLock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The versions of programmes as rows that are only ever added. */
@Component
final class SqlProgrammeVersions implements ProgrammeVersions {
    /** So many records of all tenants are looked at in some hundredths of a second. */
    private static final long STRETCH = 100_000;

    /** So many stretches are looked at beside the last one, and those while others book. */
    private static final int STRETCHES_MAX = 19;

    /** What was booked in so long before now is looked at, however far it is. */
    private static final Duration LOOKED_BACK = Duration.ofMinutes(10);

    /** For so long a change queues for the lock at once, and bookings behind it. */
    private static final String QUEUED = "150ms";

    /** For so long it stands back then, so that they are booked. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** So often it queues: for some three seconds in all. */
    private static final int TRIES_MAX = 12;

    private static final String NOT_AVAILABLE = "55P03";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final InstantSource time;
    private final ApplicationEventPublisher events;

    SqlProgrammeVersions(
            JdbcClient database,
            TransactionOperations transactions,
            InstantSource time,
            ApplicationEventPublisher events) {
        this.database = database;
        this.transactions = transactions;
        this.time = time;
        this.events = events;
    }

    @Override
    public Edition edition(TenantId tenant) {
        return database.sql(
                        """
                        select (select count(*) from programme_version where tenant_id = :tenant),
                            (select count(*) from programme_correction where tenant_id = :tenant)
                        """)
                .param("tenant", tenant.value())
                .query((row, _) -> new Edition(row.getInt(1), row.getInt(2)))
                .single();
    }

    @Override
    public List<Version> list(TenantId tenant) {
        return list(tenant, 0);
    }

    @Override
    public List<Version> list(TenantId tenant, int after) {
        return database.sql(
                        """
                        select number, valid_from, recorded_at, source, recorded_by, overridden_by
                        from programme_version
                        where tenant_id = ? and number > ? order by number
                        """)
                .param(tenant.value())
                .param(after)
                .query((row, _) -> ProgrammeRows.version(row))
                .list();
    }

    @Override
    public Version add(TenantId tenant, Function<Instant, Version> next) {
        long last =
                database.sql("select last_value from activity_position_seq")
                        .query(Long.class)
                        .single();
        Instant before = bookedBefore(tenant, last - STRETCH);
        return change(
                tenant,
                () -> {
                    Instant lately = stretch(tenant, last - STRETCH, Long.MAX_VALUE).behind;
                    Version version = next.apply(lately.isAfter(before) ? lately : before);
                    ProgrammeRows.insert(database, tenant, version);
                    announce(tenant);
                    return version;
                });
    }

    /** Changes a programme while nothing is booked by it. */
    private <T> T change(TenantId tenant, Supplier<T> changing) {
        try {
            T changed =
                    transactions.execute(_ -> {
                        lock(tenant);
                        return changing.get();
                    });
            events.publishEvent(new ProgrammeChanged(tenant));
            return Objects.requireNonNull(changed);
        } catch (DataIntegrityViolationException violation) {
            throw ConstraintRefusals.of(violation);
        } catch (DataAccessException failure) {
            throw isLockedByOthers(failure) ? busy() : failure;
        }
    }

    private static boolean isLockedByOthers(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException refused
                && NOT_AVAILABLE.equals(refused.getSQLState());
    }

    private static LoyaltyException busy() {
        return Refusal.of(ErrorCode.BUSY, "Bookings by the programme take long; try again.")
                .asException();
    }

    /**
     * Takes the lock in short tries. Whoever books for the tenant waits behind a change that
     * queues, with all that is in their group and behind it, of other tenants, too.
     */
    private void lock(TenantId tenant) {
        database.sql("select set_config('lock_timeout', ?, true)")
                .param(QUEUED)
                .query(String.class)
                .single();
        for (int attempt = 1; !isLocked(tenant); attempt++) {
            if (attempt == TRIES_MAX) {
                throw busy();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isLocked(TenantId tenant) {
        database.sql("savepoint before_lock").update();
        try {
            database.sql(ProgrammeLock.ALONE)
                    .param(ProgrammeLock.key(tenant))
                    .query((row, _) -> row.getString(1))
                    .single();
            return true;
        } catch (DataAccessException failure) {
            if (isLockedByOthers(failure)) {
                database.sql("rollback to savepoint before_lock").update();
                return false;
            }
            throw failure;
        }
    }

    /**
     * A stretch of positions.
     *
     * @param behind a moment behind all that the tenant booked in it
     * @param oldest when the first of it was recorded, by whomever; null where nothing was
     */
    private record Stretch(Instant behind, @Nullable Instant oldest) {}

    private Stretch stretch(TenantId tenant, long behind, long to) {
        return database.sql(
                        """
                        select coalesce(
                                max(occurred_at) filter (where tenant_id = ?)
                                    + interval '1 microsecond',
                                'epoch'),
                            min(recorded_at)
                        from activity where position > ? and position <= ?
                        """)
                .param(tenant.value())
                .param(behind)
                .param(to)
                .query((row, _) -> new Stretch(Moments.read(row, 1), Moments.readOrNull(row, 2)))
                .single();
    }

    /**
     * A moment behind what is booked up to a position. Clocks of instances may differ, and one may
     * have heard later than another that the clock of a sandbox was moved; so what was booked
     * before tells, as far back as no clock can be ahead. The clocks of sandboxes are only ever
     * ahead of time, so they make a stretch look younger than it is, and never older.
     */
    private Instant bookedBefore(TenantId tenant, long position) {
        Instant enough = time.instant().minus(LOOKED_BACK);
        Instant behind = Instant.EPOCH;
        long to = position;
        for (int looked = 0; looked < STRETCHES_MAX && to > 0; looked++) {
            Stretch found = stretch(tenant, to - STRETCH, to);
            behind = found.behind.isAfter(behind) ? found.behind : behind;
            if (found.oldest != null && found.oldest.isBefore(enough)) {
                break;
            }
            to -= STRETCH;
        }
        return behind;
    }

    @Override
    public List<Correction> corrections(TenantId tenant) {
        return corrections(tenant, 0);
    }

    @Override
    public List<Correction> corrections(TenantId tenant, int after) {
        return database.sql(
                        """
                        select corrections, number, recorded_at, reason, source, recorded_by,
                            overridden_by
                        from programme_correction
                        where tenant_id = ? and corrections > ? order by corrections
                        """)
                .param(tenant.value())
                .param(after)
                .query((row, _) -> ProgrammeRows.correction(row))
                .list();
    }

    @Override
    public void add(TenantId tenant, Correction correction) {
        change(
                tenant,
                () -> {
                    ProgrammeRows.insert(database, tenant, correction);
                    announce(tenant);
                    return correction;
                });
    }

    private void announce(TenantId tenant) {
        // The row is locked last and for a moment: every group of activities reads it.
        database.sql(
                        """
                        update tenant set programme_revision = programme_revision + 1
                        where tenant_id = ?
                        """)
                .param(tenant.value())
                .update();
    }
}
