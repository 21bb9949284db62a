package io.ladder.journal.persistence;

import io.ladder.access.TenantClock;
import io.ladder.journal.ProgrammeSource;
import io.ladder.journal.ProgrammeSource.Compiled;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.ProgrammeChanged;
import io.ladder.shared.persistence.RecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The programmes of tenants, compiled once for each revision. A version counts at once where it was
 * applied, and within a second in other instances.
 *
 * <p>A caller may hold a connection, and looking takes another one. So only one thread looks at a
 * time for each tenant, and the others go on with what is known: if all waited, they could hold the
 * very connections that they wait for.
 */
@Component
final class SqlProgrammes implements Programmes, Timelines {
    private static final int TENANTS_MAX = 1_000;
    private static final Duration AGE_MAX = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final ProgrammeSource source;
    private final TenantClock clock;
    private final InstantSource time;
    private final RecentlyUsed<TenantId, Known> known = new RecentlyUsed<>(TENANTS_MAX);

    SqlProgrammes(
            JdbcClient database, ProgrammeSource source, TenantClock clock, InstantSource time) {
        this.database = database;
        this.source = source;
        this.clock = clock;
        this.time = time;
    }

    /** A programme, and when it was the newest. */
    private record Known(Compiled compiled, Instant seenAt, AtomicBoolean looking) {
        Known(Compiled compiled, Instant seenAt) {
            this(compiled, seenAt, new AtomicBoolean());
        }

        boolean holdsAt(Instant moment) {
            return !moment.isBefore(seenAt) && !moment.isAfter(seenAt.plus(AGE_MAX));
        }

        static Known newer(Known one, Known other) {
            return one.compiled.revision() > other.compiled.revision() ? one : other;
        }
    }

    @Override
    public Timeline timeline(TenantId tenant) {
        Known programme = known.get(tenant);
        if (programme == null) {
            return look(tenant, revision(tenant));
        }
        if (programme.holdsAt(time.instant()) || !programme.looking.compareAndSet(false, true)) {
            return programme.compiled.timeline();
        }
        try {
            return look(tenant, revision(tenant));
        } finally {
            programme.looking.set(false);
        }
    }

    private int revision(TenantId tenant) {
        return database.sql("select programme_revision from tenant where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .optional()
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "There is no such tenant.")
                                .asException());
    }

    private Timeline look(TenantId tenant, int revision) {
        Instant now = time.instant();
        Known programme = known.get(tenant);
        Compiled compiled =
                programme == null || programme.compiled.revision() < revision
                        ? source.read(tenant)
                        : programme.compiled;
        known.merge(tenant, new Known(compiled, now), Known::newer);
        return compiled.timeline();
    }

    @Override
    public boolean has(TenantId tenant, int revision) {
        Known programme = known.get(tenant);
        return programme != null && programme.compiled.revision() >= revision;
    }

    @Override
    public Timeline timeline(TenantId tenant, int revision) {
        Known programme = known.get(tenant);
        return programme != null && programme.compiled.revision() >= revision
                ? programme.compiled.timeline()
                : look(tenant, revision);
    }

    @Override
    public Timeline timeline(TenantId tenant, int versions, int corrections) {
        // Each is a revision; a programme that is known may have the one and lack the other.
        Timeline timeline = timeline(tenant, versions + corrections);
        return timeline.versions().size() >= versions && timeline.corrections() >= corrections
                ? timeline
                : look(tenant, revision(tenant));
    }

    @EventListener
    void forget(ProgrammeChanged changed) {
        known.remove(changed.tenant());
    }

    @Override
    public Instant now(TenantId tenant) {
        return clock.now(tenant);
    }
}
