package io.ladder.programme.persistence;

import io.ladder.config.ConfigReader;
import io.ladder.journal.ProgrammeSource;
import io.ladder.journal.Timeline;
import io.ladder.programme.CompiledTimelines;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.RecentlyUsed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compiles the versions of a programme as they are in the database. Of tenants whose programmes
 * were read lately only what was added since is read and compiled.
 */
@Component
final class SqlProgrammeSource implements ProgrammeSource {
    private static final int TENANTS_MAX = 1_000;

    private final JdbcClient database;
    private final ProgrammeVersions versions;
    private final CompiledTimelines timelines;
    private final RecentlyUsed<TenantId, Timeline> compiled = new RecentlyUsed<>(TENANTS_MAX);

    SqlProgrammeSource(JdbcClient database, ProgrammeVersions versions, ConfigReader reader) {
        this.database = database;
        this.versions = versions;
        this.timelines = new CompiledTimelines(reader);
    }

    /**
     * The revision is read first: what is added meanwhile is read again with the next. Corrections
     * come before versions, so that whatever they correct is there.
     */
    @Override
    public Compiled read(TenantId tenant) {
        int revision =
                database.sql("select programme_revision from tenant where tenant_id = ?")
                        .param(tenant.value())
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        Timeline before = compiled.get(tenant);
        var corrections = versions.corrections(tenant, before == null ? 0 : before.corrections());
        var added = versions.list(tenant, before == null ? 0 : before.versions().size());
        Timeline timeline = timelines.compile(before, added, corrections);
        compiled.merge(tenant, timeline, SqlProgrammeSource::further);
        return new Compiled(revision, timeline);
    }

    private static Timeline further(Timeline one, Timeline other) {
        return revisions(one) > revisions(other) ? one : other;
    }

    private static int revisions(Timeline timeline) {
        return timeline.versions().size() + timeline.corrections();
    }
}
