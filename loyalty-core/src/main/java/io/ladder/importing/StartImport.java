package io.ladder.importing;

import io.ladder.config.ConfigReader;
import io.ladder.shared.IdSource;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/**
 * Takes a file of purchases to be booked by and by. The same file with the same mapping goes on
 * where it was stopped.
 *
 * <p>Refuses: {@code invalid_field} for a mapping with mistakes, a file without a column that the
 * mapping names or with a line that is too long, and one that is no sound archive; {@code
 * body_too_large}.
 */
@UseCase
public final class StartImport {
    /** The largest file, unpacked. */
    public static final long FILE_BYTES_MAX = 256L * 1024 * 1024;

    private static final int FILE_NAME_LENGTH_MAX = 200;

    private final ImportJobs jobs;
    private final UploadedFiles uploads;
    private final IdSource ids;
    private final InstantSource clock;

    public StartImport(
            ImportJobs jobs,
            ConfigReader configs,
            FileRows files,
            IdSource ids,
            InstantSource clock) {
        this.jobs = jobs;
        this.uploads = new UploadedFiles(configs, files, ids);
        this.ids = ids;
        this.clock = clock;
    }

    /** A file that can be read several times, so that nobody needs to hold it in memory. */
    public interface Upload {
        /** The file from its beginning, plain or packed by gzip. */
        InputStream open() throws IOException;
    }

    /** Keeps the file. */
    public ImportJob start(TenantId tenant, String fileName, Upload file, String mapping)
            throws IOException {
        UploadedFiles.Checked checked = uploads.check(file, mapping);
        var draft =
                new ImportJobs.Draft(
                        ids.next(),
                        tenant,
                        cut(fileName),
                        mapping,
                        checked.mark(),
                        checked.lines(),
                        clock.instant());
        try (InputStream content = Unpacked.of(file.open())) {
            return jobs.add(draft, content);
        }
    }

    private static String cut(String fileName) {
        String plain = fileName.replaceAll("\\p{Cntrl}", "");
        return plain.substring(0, Math.min(plain.length(), FILE_NAME_LENGTH_MAX));
    }
}
