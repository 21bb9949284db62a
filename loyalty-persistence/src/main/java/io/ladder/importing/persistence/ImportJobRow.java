package io.ladder.importing.persistence;

import io.ladder.importing.ImportJob;
import io.ladder.importing.ImportStatus;
import io.ladder.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code import_job}. */
final class ImportJobRow {
    private ImportJobRow() {}

    static ImportJob read(ResultSet row, int number) throws SQLException {
        Instant since = instant(row, "run_since");
        Instant notedAt = instant(row, "noted_at");
        return new ImportJob(
                row.getObject("import_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("file_name"),
                ImportStatus.valueOf(row.getString("status")),
                row.getLong("lines"),
                row.getLong("lines_done"),
                row.getLong("booked"),
                row.getLong("repeated"),
                row.getLong("bad"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                since == null || notedAt == null
                        ? null
                        : new ImportJob.Run(since, row.getLong("run_from_line"), notedAt),
                instant(row, "finished_at"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
