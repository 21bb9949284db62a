package io.ladder.programme.persistence;

import io.ladder.journal.Actor;
import io.ladder.programme.ProgrammeVersions.Correction;
import io.ladder.programme.ProgrammeVersions.Version;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions and corrections as rows. */
final class ProgrammeRows {
    private ProgrammeRows() {}

    /** The version of a row that begins with these columns. */
    static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt(1),
                Moments.readOrNull(row, 2),
                Moments.read(row, 3),
                row.getString(4),
                actor(row, 5),
                row.getString(6));
    }

    private static @Nullable Actor actor(ResultSet row, int column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : new Actor(id);
    }

    private static @Nullable String idOf(@Nullable Actor actor) {
        return actor == null ? null : actor.id();
    }

    /** The correction of a row that begins with these columns. */
    static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getInt(1),
                row.getInt(2),
                Moments.read(row, 3),
                row.getString(4),
                row.getString(5),
                actor(row, 6),
                row.getString(7));
    }

    static void insert(JdbcClient database, TenantId tenant, Correction correction) {
        database.sql(
                        """
                        insert into programme_correction
                            (tenant_id, corrections, number, recorded_at, reason, source,
                                recorded_by, overridden_by)
                        values (:tenant, :corrections, :number, :recordedAt, :reason, :source,
                            :by, :overriddenBy)
                        """)
                .param("tenant", tenant.value())
                .param("corrections", correction.corrections())
                .param("number", correction.number())
                .param("recordedAt", Moments.written(correction.recordedAt()))
                .param("reason", correction.reason())
                .param("source", correction.source())
                .param("by", idOf(correction.by()))
                .param("overriddenBy", correction.overriddenBy())
                .update();
    }

    static void insert(JdbcClient database, TenantId tenant, Version version) {
        database.sql(
                        """
                        insert into programme_version
                            (tenant_id, number, valid_from, recorded_at, source, recorded_by,
                                overridden_by)
                        values
                            (:tenant, :number, :validFrom, :recordedAt, :source, :by,
                                :overriddenBy)
                        """)
                .param("tenant", tenant.value())
                .param("number", version.number())
                .param("validFrom", Moments.writtenOrNull(version.validFrom()))
                .param("recordedAt", Moments.written(version.recordedAt()))
                .param("source", version.source())
                .param("by", idOf(version.by()))
                .param("overriddenBy", version.overriddenBy())
                .update();
    }
}
