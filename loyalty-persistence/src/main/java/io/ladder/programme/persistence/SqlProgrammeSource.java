package io.ladder.programme.persistence;

import io.ladder.config.ConfigReader;
import io.ladder.journal.ProgrammeSource;
import io.ladder.programme.CompiledTimelines;
import io.ladder.programme.ProgrammeVersions.Version;
import io.ladder.shared.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compiles the versions of a programme as they are in the database. */
@Component
final class SqlProgrammeSource implements ProgrammeSource {
    private final JdbcClient database;
    private final CompiledTimelines timelines;

    SqlProgrammeSource(JdbcClient database, ConfigReader reader) {
        this.database = database;
        this.timelines = new CompiledTimelines(reader);
    }

    private record Row(int revision, Version version) {}

    /** One statement reads both, so that the versions are those of the revision. */
    @Override
    public Compiled read(TenantId tenant) {
        List<Row> rows =
                database.sql(
                                """
                                select number, valid_from, recorded_at, source, programme_revision
                                from tenant
                                join programme_version using (tenant_id)
                                where tenant_id = ? order by number
                                """)
                        .param(tenant.value())
                        .query((row, _) ->
                                new Row(row.getInt(5), SqlProgrammeVersions.version(row)))
                        .list();
        var timeline = timelines.compile(rows.stream().map(Row::version).toList());
        return new Compiled(rows.getFirst().revision(), timeline);
    }
}
