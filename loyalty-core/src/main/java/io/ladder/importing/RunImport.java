package io.ladder.importing;

import io.ladder.config.ConfigReader;
import io.ladder.earning.RecordPurchases;
import io.ladder.shared.IdSource;
import io.ladder.shared.UseCase;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Books the files of imports, one window of lines after the other. Within a window the purchases of
 * a member are booked in the order in which they happened, so that few of them arrive late. A
 * window that was interrupted is read again: what is in the journal already is found there.
 */
@UseCase
public final class RunImport {
    /** How many lines are read before they are booked and noted. */
    public static final int WINDOW_LINES = 2_000;

    /** How long an import stays with a worker that is not heard of. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    private final ImportJobs jobs;
    private final ImportMappings mappings;
    private final FileRows files;
    private final RecordPurchases purchases;
    private final IdSource ids;
    private final InstantSource clock;

    public RunImport(
            ImportJobs jobs,
            ConfigReader configs,
            FileRows files,
            RecordPurchases purchases,
            IdSource ids,
            InstantSource clock) {
        this.jobs = jobs;
        this.mappings = new ImportMappings(configs);
        this.files = files;
        this.purchases = purchases;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes one import and books it to its end, or until it is stopped.
     *
     * @return false where none waits
     * @throws InterruptedException where the worker is to end; another one can go on at once
     */
    public boolean runOne(UUID worker) throws InterruptedException {
        ImportJob job = jobs.take(worker, LEASE, clock.instant());
        if (job == null) {
            return false;
        }
        try {
            run(job, worker);
        } catch (ImportedFile.Unreadable unreadable) {
            jobs.finish(job.id(), worker, unreadable.sentence(), clock.instant());
        } catch (InterruptedException stopped) {
            jobs.release(job.id(), worker);
            throw stopped;
        }
        return true;
    }

    private void run(ImportJob job, UUID worker)
            throws ImportedFile.Unreadable, InterruptedException {
        if (!(mappings.read(jobs.mapping(job.id()))
                instanceof ImportMapping.Reading.Sound(ImportMapping mapping))) {
            throw new ImportedFile.Unreadable("the mapping has mistakes");
        }
        var booking = new ImportBooking(purchases, job.tenant());
        try (FileRows.Rows rows = files.open(jobs.content(job.id()), mapping.file())) {
            ImportedFile file = ImportedFile.lines(rows, mapping, ids);
            long done = job.linesDone();
            while (true) {
                List<MappedLine> window = file.window(WINDOW_LINES, done);
                if (window.isEmpty()) {
                    break;
                }
                done = window.getLast().line();
                if (!book(job, worker, booking, window, done)) {
                    return;
                }
            }
            var end = new ImportJobs.Progress(job.lines(), 0, 0, List.of());
            if (!jobs.advance(job.id(), worker, end, clock.instant())) {
                return;
            }
        } catch (IOException broken) {
            throw new ImportedFile.Unreadable(broken);
        }
        jobs.finish(job.id(), worker, null, clock.instant());
    }

    private boolean book(
            ImportJob job, UUID worker, ImportBooking booking, List<MappedLine> window, long done)
            throws InterruptedException {
        var sold = new ArrayList<MappedLine.Sold>(window.size());
        var bad = new ArrayList<MappedLine.BadLine>();
        for (MappedLine line : window) {
            switch (line) {
                case MappedLine.Sold sale -> sold.add(sale);
                case MappedLine.BadLine wrong -> bad.add(wrong);
            }
        }
        ImportBooking.Result result =
                booking.book(sold, () -> jobs.keep(job.id(), worker, LEASE, clock.instant()));
        if (result == null) {
            return false;
        }
        bad.addAll(result.bad());
        bad.sort(Comparator.comparingLong(MappedLine.BadLine::line));
        var progress = new ImportJobs.Progress(done, result.booked(), result.repeated(), bad);
        return jobs.advance(job.id(), worker, progress, clock.instant());
    }
}
