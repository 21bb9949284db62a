package io.ladder.importing.persistence;

import io.ladder.importing.ImportJob;
import io.ladder.importing.ImportJobs;
import io.ladder.importing.ImportStatus;
import io.ladder.importing.MappedLine;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Imports in the database: any instance can take over from any other. */
@Repository
class SqlImportJobs implements ImportJobs {
    private static final int CHUNK_BYTES = 1 << 20;

    private static final String COLUMNS =
            """
             import_id, tenant_id, file_name, status, lines, lines_done, booked, repeated, bad,
             created_at, run_since, run_from_line, noted_at, finished_at, failure\
            """;

    private final JdbcClient database;
    private final TransactionOperations transactions;

    SqlImportJobs(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public ImportJob add(Draft draft, InputStream content) throws IOException {
        try {
            return transactions.execute(_ -> {
                boolean added = insert(draft);
                if (added) {
                    insertChunks(draft.id(), content);
                }
                return goOn(draft);
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /** Waits for whoever adds the same import at the same moment, and then adds none. */
    private boolean insert(Draft draft) {
        return database.sql(
                                """
                                insert into import_job (import_id, tenant_id, file_name, mapping, mark,
                                    status, lines, created_at)
                                values (?, ?, ?, ?, ?, 'PAUSED', ?, ?)
                                on conflict do nothing\
                                """)
                        .params(
                                draft.id(),
                                draft.tenant().value(),
                                draft.fileName(),
                                draft.mapping(),
                                draft.mark(),
                                draft.lines(),
                                utc(draft.createdAt()))
                        .update()
                == 1;
    }

    private ImportJob goOn(Draft draft) {
        return database.sql(
                        """
                        update import_job
                        set status = case status when 'PAUSED' then 'WAITING' else status end
                        where tenant_id = ? and mark = ?
                        and status in ('WAITING', 'RUNNING', 'PAUSED')
                        returning\
                        """
                                + COLUMNS)
                .params(draft.tenant().value(), draft.mark())
                .query(ImportJobRow::read)
                .single();
    }

    private void insertChunks(UUID id, InputStream content) {
        try {
            byte[] chunk = content.readNBytes(CHUNK_BYTES);
            for (int number = 0; chunk.length > 0; number++) {
                database.sql("insert into import_chunk values (?, ?, ?)")
                        .params(id, number, chunk)
                        .update();
                chunk = content.readNBytes(CHUNK_BYTES);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public @Nullable ImportJob find(TenantId tenant, UUID id) {
        return database.sql(
                        "select"
                                + COLUMNS
                                + " from import_job where tenant_id = ? and import_id = ?")
                .params(tenant.value(), id)
                .query(ImportJobRow::read)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable ImportJob take(UUID worker, Duration lease, Instant now) {
        return transactions.execute(_ ->
                database.sql(
                                """
                                update import_job
                                set status = 'RUNNING', worker = :worker, leased_until = :until,
                                    run_since = :now, run_from_line = lines_done, noted_at = :now
                                where import_id = (
                                    select import_id from import_job
                                    where status = 'WAITING'
                                    or (status = 'RUNNING' and (worker = :worker or leased_until < :now))
                                    order by noted_at nulls first, created_at
                                    limit 1 for update skip locked)
                                returning\
                                """
                                        + COLUMNS)
                        .param("worker", worker)
                        .param("until", utc(now.plus(lease)))
                        .param("now", utc(now))
                        .query(ImportJobRow::read)
                        .optional()
                        .orElse(null));
    }

    @Override
    public String mapping(UUID id) {
        return database.sql("select mapping from import_job where import_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Override
    public InputStream content(UUID id) {
        return new ChunkStream(number ->
                database.sql("select content from import_chunk where import_id = ? and number = ?")
                        .params(id, number)
                        .query(byte[].class)
                        .optional()
                        .orElse(null));
    }

    @Override
    public boolean keep(UUID id, UUID worker, Duration lease, Instant now) {
        return update(
                        """
                        update import_job set leased_until = ? where import_id = ? and worker = ?\
                        """,
                        utc(now.plus(lease)),
                        id,
                        worker)
                == 1;
    }

    @Override
    public boolean advance(UUID id, UUID worker, Progress progress, Instant now) {
        return Boolean.TRUE.equals(
                transactions.execute(_ -> {
                    String status = note(id, worker, progress, now);
                    if (status == null) {
                        return false;
                    }
                    insert(id, progress.bad());
                    return status.equals(ImportStatus.RUNNING.name());
                }));
    }

    private @Nullable String note(UUID id, UUID worker, Progress progress, Instant now) {
        return database.sql(
                        """
                        update import_job
                        set lines_done = least(lines, ?), booked = booked + ?,
                            repeated = repeated + ?, bad = bad + ?, noted_at = ?
                        where import_id = ? and worker = ?
                        returning status\
                        """)
                .params(
                        progress.linesDone(),
                        progress.booked(),
                        progress.repeated(),
                        progress.bad().size(),
                        utc(now),
                        id,
                        worker)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void insert(UUID id, List<MappedLine.BadLine> bad) {
        if (bad.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into import_bad_line
                        select ?, line, field, reason
                        from unnest(?::bigint[], ?::text[], ?::text[]) as bad(line, field, reason)
                        on conflict do nothing\
                        """)
                .params(
                        id,
                        bad.stream().map(MappedLine.BadLine::line).toArray(Long[]::new),
                        bad.stream().map(MappedLine.BadLine::field).toArray(String[]::new),
                        bad.stream().map(MappedLine.BadLine::reason).toArray(String[]::new))
                .update();
    }

    @Override
    public void release(UUID id, UUID worker) {
        update(
                """
                update import_job set status = 'WAITING'
                where import_id = ? and worker = ? and status = 'RUNNING'\
                """,
                id,
                worker);
    }

    @Override
    public void finish(UUID id, UUID worker, @Nullable String failure, Instant now) {
        ImportStatus ended = failure == null ? ImportStatus.DONE : ImportStatus.FAILED;
        transactions.executeWithoutResult(_ -> {
            int finished =
                    database.sql(
                                    """
                                    update import_job
                                    set status = :status, finished_at = :now, failure = :failure
                                    where import_id = :id and worker = :worker
                                    and status = 'RUNNING'\
                                    """)
                            .param("status", ended.name())
                            .param("now", utc(now))
                            .param("failure", failure)
                            .param("id", id)
                            .param("worker", worker)
                            .update();
            if (finished == 1) {
                database.sql("delete from import_chunk where import_id = ?").param(id).update();
            }
        });
    }

    @Override
    public void pause(TenantId tenant, UUID id) {
        update(
                """
                update import_job set status = 'PAUSED'
                where tenant_id = ? and import_id = ? and status in ('WAITING', 'RUNNING')\
                """,
                tenant.value(),
                id);
    }

    private int update(String statement, Object... parameters) {
        Integer rows =
                transactions.execute(_ -> database.sql(statement).params(parameters).update());
        return rows == null ? 0 : rows;
    }

    @Override
    public List<MappedLine.BadLine> badLines(TenantId tenant, UUID id, long after, int limit) {
        return database.sql(
                        """
                        select line, field, reason from import_bad_line
                        join import_job using (import_id)
                        where tenant_id = ? and import_id = ? and line > ?
                        order by line limit ?\
                        """)
                .params(tenant.value(), id, after, limit)
                .query((row, _) ->
                        new MappedLine.BadLine(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
