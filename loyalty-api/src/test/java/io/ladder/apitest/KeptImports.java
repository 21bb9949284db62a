package io.ladder.apitest;

import io.ladder.importing.ImportJob;
import io.ladder.importing.ImportJobs;
import io.ladder.importing.ImportStatus;
import io.ladder.importing.MappedLine;
import io.ladder.shared.TenantId;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Imports that are kept, and of which each has read its first line and found it bad. */
final class KeptImports implements ImportJobs {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Map<UUID, ImportJob> jobs = new ConcurrentHashMap<>();

    @Override
    public ImportJob add(Draft draft, InputStream content) {
        ImportJob waiting = job(draft, ImportStatus.WAITING, 0, null);
        Instant since = draft.createdAt();
        jobs.put(
                draft.id(),
                job(
                        draft,
                        ImportStatus.RUNNING,
                        1,
                        new ImportJob.Run(since, 0, since.plus(A_SECOND))));
        return waiting;
    }

    private static ImportJob job(
            Draft draft, ImportStatus status, long bad, ImportJob.@Nullable Run run) {
        return new ImportJob(
                draft.id(),
                draft.tenant(),
                draft.fileName(),
                status,
                draft.lines(),
                bad,
                0,
                0,
                bad,
                draft.createdAt(),
                run,
                null,
                null);
    }

    @Override
    public @Nullable ImportJob find(TenantId tenant, UUID id) {
        ImportJob job = jobs.get(id);
        return job == null || !job.tenant().equals(tenant) ? null : job;
    }

    @Override
    public void pause(TenantId tenant, UUID id) {
        jobs.computeIfPresent(
                id,
                (_, job) ->
                        new ImportJob(
                                id,
                                tenant,
                                job.fileName(),
                                ImportStatus.PAUSED,
                                job.lines(),
                                job.linesDone(),
                                job.booked(),
                                job.repeated(),
                                job.bad(),
                                job.createdAt(),
                                job.run(),
                                null,
                                null));
    }

    @Override
    public List<MappedLine.BadLine> badLines(TenantId tenant, UUID id, long after, int limit) {
        return List.of(
                new MappedLine.BadLine(1, "occurred_at", "This is no date in the form yyyyMMdd."));
    }

    @Override
    public @Nullable ImportJob take(UUID worker, Duration lease, Instant now) {
        return null;
    }

    @Override
    public String mapping(UUID id) {
        throw noWorker();
    }

    @Override
    public InputStream content(UUID id) {
        throw noWorker();
    }

    @Override
    public boolean keep(UUID id, UUID worker, Duration lease, Instant now) {
        throw noWorker();
    }

    @Override
    public boolean advance(UUID id, UUID worker, Progress progress, Instant now) {
        throw noWorker();
    }

    @Override
    public void release(UUID id, UUID worker) {
        throw noWorker();
    }

    @Override
    public void finish(UUID id, UUID worker, @Nullable String failure, Instant now) {
        throw noWorker();
    }

    private static UnsupportedOperationException noWorker() {
        return new UnsupportedOperationException("nobody works here");
    }
}
