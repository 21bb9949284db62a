package io.ladder.programme.persistence;

import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.ConstraintRefusals;
import io.ladder.shared.persistence.Moments;
import io.ladder.shared.persistence.ProgrammeChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The versions of programmes as rows that are only ever added. */
@Component
final class SqlProgrammeVersions implements ProgrammeVersions {
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    SqlProgrammeVersions(
            JdbcClient database,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public List<Version> list(TenantId tenant) {
        return database.sql(
                        """
                        select number, valid_from, recorded_at, source from programme_version
                        where tenant_id = ? order by number
                        """)
                .param(tenant.value())
                .query((row, _) -> version(row))
                .list();
    }

    /** The version of a row that begins with these columns. */
    static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt(1), Moments.readOrNull(row, 2), Moments.read(row, 3), row.getString(4));
    }

    @Override
    public void add(TenantId tenant, Version version) {
        try {
            transactions.executeWithoutResult(_ -> insert(tenant, version));
            events.publishEvent(new ProgrammeChanged(tenant));
        } catch (DataIntegrityViolationException violation) {
            throw ConstraintRefusals.of(violation);
        }
    }

    @Override
    public List<Correction> corrections(TenantId tenant) {
        return database.sql(
                        """
                        select corrections, number, recorded_at, reason, source
                        from programme_correction where tenant_id = ? order by corrections
                        """)
                .param(tenant.value())
                .query((row, _) -> correction(row))
                .list();
    }

    /** The correction of a row that begins with these columns. */
    static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getInt(1),
                row.getInt(2),
                Moments.read(row, 3),
                row.getString(4),
                row.getString(5));
    }

    @Override
    public void add(TenantId tenant, Correction correction) {
        try {
            transactions.executeWithoutResult(_ -> insert(tenant, correction));
            events.publishEvent(new ProgrammeChanged(tenant));
        } catch (DataIntegrityViolationException violation) {
            throw ConstraintRefusals.of(violation);
        }
    }

    private void insert(TenantId tenant, Correction correction) {
        database.sql(
                        """
                        insert into programme_correction
                            (tenant_id, corrections, number, recorded_at, reason, source)
                        values (:tenant, :corrections, :number, :recordedAt, :reason, :source)
                        """)
                .param("tenant", tenant.value())
                .param("corrections", correction.corrections())
                .param("number", correction.number())
                .param("recordedAt", Moments.written(correction.recordedAt()))
                .param("reason", correction.reason())
                .param("source", correction.source())
                .update();
        announce(tenant);
    }

    private void insert(TenantId tenant, Version version) {
        database.sql(
                        """
                        insert into programme_version
                            (tenant_id, number, valid_from, recorded_at, source)
                        values (:tenant, :number, :validFrom, :recordedAt, :source)
                        """)
                .param("tenant", tenant.value())
                .param("number", version.number())
                .param("validFrom", Moments.writtenOrNull(version.validFrom()))
                .param("recordedAt", Moments.written(version.recordedAt()))
                .param("source", version.source())
                .update();
        announce(tenant);
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
