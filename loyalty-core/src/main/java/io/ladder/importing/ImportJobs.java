package io.ladder.importing;

import io.ladder.shared.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The imports of all tenants, with their files, as several workers share them. */
public interface ImportJobs {

    /**
     * An import that is to be kept.
     *
     * @param mark the same for the same file with the same mapping, and for no other
     */
    record Draft(
            UUID id,
            TenantId tenant,
            String fileName,
            String mapping,
            String mark,
            long lines,
            Instant createdAt) {}

    /**
     * Keeps an import with its file, or finds the tenant's unfinished one of the same mark and lets
     * it go on.
     *
     * @param content the file, unpacked; it is read only where it is kept
     */
    ImportJob add(Draft draft, InputStream content) throws IOException;

    /** The import of that id; null where the tenant has none. */
    @Nullable ImportJob find(TenantId tenant, UUID id);

    /**
     * Takes an import that waits, that the worker itself left behind, or whose worker has not been
     * heard of for the lease; null where there is none. A taken import is its worker's until the
     * lease has passed.
     */
    @Nullable ImportJob take(UUID worker, Duration lease, Instant now);

    /** The mapping of an import. */
    String mapping(UUID id);

    /** The file of an import that is not finished. */
    InputStream content(UUID id);

    /**
     * Prolongs the lease of a worker that is still at it.
     *
     * @return false where the import is no longer the worker's
     */
    boolean keep(UUID id, UUID worker, Duration lease, Instant now);

    /**
     * Notes what a worker has done since it took the import or noted last.
     *
     * @return false where the import is no longer the worker's, or was stopped
     */
    boolean advance(UUID id, UUID worker, Progress progress, Instant now);

    /**
     * What came of the lines that were read since the last note.
     *
     * @param linesDone how many lines of the file are read by now, in order
     */
    record Progress(long linesDone, long booked, long repeated, List<MappedLine.BadLine> bad) {
        public Progress {
            bad = List.copyOf(bad);
        }
    }

    /** Hands an import back, so that another worker can take it at once. */
    void release(UUID id, UUID worker);

    /** Ends an import, with the reason where its file cannot be read; the file is forgotten. */
    void finish(UUID id, UUID worker, @Nullable String failure, Instant now);

    /** Stops an import that waits or runs; it can go on later. */
    void pause(TenantId tenant, UUID id);

    /** The lines that could not be booked, by number, after one of them. */
    List<MappedLine.BadLine> badLines(TenantId tenant, UUID id, long after, int limit);
}
