package io.ladder.importing;

import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of purchases on its way into the journal.
 *
 * @param lines how many lines the file has
 * @param linesDone how many were read, in order; what comes after is read again if it stops here
 * @param booked purchases that were booked
 * @param repeated purchases that the journal had already
 * @param bad lines that could not be booked
 * @param run the present or last run; null until it is taken up
 * @param failure why the file cannot be read; null unless it failed
 */
public record ImportJob(
        UUID id,
        TenantId tenant,
        String fileName,
        ImportStatus status,
        long lines,
        long linesDone,
        long booked,
        long repeated,
        long bad,
        Instant createdAt,
        @Nullable Run run,
        @Nullable Instant finishedAt,
        @Nullable String failure) {
    private static final long MILLISECONDS = 1_000;

    /**
     * How a worker gets on.
     *
     * @param since when it took the import
     * @param fromLine how many lines were done then
     * @param notedAt when it noted its progress last
     */
    public record Run(Instant since, long fromLine, Instant notedAt) {}

    /** How many lines a second the run takes; 0 before anything is known. */
    public long linesPerSecond() {
        if (run == null) {
            return 0;
        }
        long elapsed = Duration.between(run.since, run.notedAt).toMillis();
        return elapsed <= 0 ? 0 : (linesDone - run.fromLine) * MILLISECONDS / elapsed;
    }

    /** How long it will take from now, where it runs and its speed is known; else null. */
    public @Nullable Duration timeLeft() {
        long rate = linesPerSecond();
        return status != ImportStatus.RUNNING || rate == 0
                ? null
                : Duration.ofSeconds(Math.ceilDiv(lines - linesDone, rate));
    }
}
