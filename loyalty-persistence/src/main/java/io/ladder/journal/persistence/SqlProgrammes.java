package io.ladder.journal.persistence;

import io.ladder.access.TenantClock;
import io.ladder.journal.ProgrammeSource;
import io.ladder.journal.ProgrammeSource.Compiled;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.RecentlyUsed;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The programmes of tenants, compiled once for each revision. Nothing waits while another thread
 * compiles: a caller may hold a connection, and the compiling thread may need one.
 */
@Component
final class SqlProgrammes implements Programmes, Timelines {
    private static final int TENANTS_MAX = 1_000;

    private final JdbcClient database;
    private final ProgrammeSource source;
    private final TenantClock clock;
    private final RecentlyUsed<TenantId, Compiled> compiled = new RecentlyUsed<>(TENANTS_MAX);

    SqlProgrammes(JdbcClient database, ProgrammeSource source, TenantClock clock) {
        this.database = database;
        this.source = source;
        this.clock = clock;
    }

    /** Asks for the revision each time, so that a version counts as soon as it is applied. */
    @Override
    public Timeline timeline(TenantId tenant) {
        int revision =
                database.sql("select programme_revision from tenant where tenant_id = ?")
                        .param(tenant.value())
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(() ->
                                Refusal.of(
                                                ErrorCode.PROGRAMME_NOT_FOUND,
                                                "There is no such tenant.")
                                        .asException());
        return timeline(tenant, revision);
    }

    @Override
    public Timeline timeline(TenantId tenant, int revision) {
        Compiled known = compiled.get(tenant);
        if (known == null || known.revision() < revision) {
            known = source.read(tenant);
            compiled.merge(tenant, known, SqlProgrammes::newer);
        }
        return known.timeline();
    }

    private static Compiled newer(Compiled one, Compiled other) {
        return one.revision() > other.revision() ? one : other;
    }

    @Override
    public Instant now(TenantId tenant) {
        return clock.now(tenant);
    }
}
