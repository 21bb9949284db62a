package io.ladder.programme.persistence;

import io.ladder.config.ConfigReader;
import io.ladder.journal.ProgrammeSource;
import io.ladder.programme.CompiledTimelines;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compiles the versions of a programme as they are in the database. */
@Component
final class SqlProgrammeSource implements ProgrammeSource {
    private final JdbcClient database;
    private final ProgrammeVersions versions;
    private final CompiledTimelines timelines;

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
        var corrections = versions.corrections(tenant);
        return new Compiled(revision, timelines.compile(versions.list(tenant), corrections));
    }
}
