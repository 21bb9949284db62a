package io.ladder.shared.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moments in columns of the type {@code timestamptz}, which JDBC knows only with an offset, and in
 * arrays, where they are microseconds since 1970.
 */
public final class Moments {
    private Moments() {}

    /** The moment as a parameter of a statement. */
    public static OffsetDateTime written(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** The moment as a parameter of a statement, or null. */
    public static @Nullable OffsetDateTime writtenOrNull(@Nullable Instant moment) {
        return moment == null ? null : written(moment);
    }

    /** The moment of a column that is never null. */
    public static Instant read(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The moment of a column, or null. */
    public static @Nullable Instant readOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** The microseconds from 1970 to a moment, or null. */
    public static @Nullable Long microsOrNull(@Nullable Instant moment) {
        return moment == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** The moment so many microseconds after 1970, or null. */
    public static @Nullable Instant ofMicrosOrNull(@Nullable Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
