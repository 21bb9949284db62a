package io.ladder.importing;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

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

    /** The longest line, so that no line is ever more than memory holds. */
    static final int LINE_BYTES_MAX = 1 << 20;

    private static final int FILE_NAME_LENGTH_MAX = 200;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String FILE = "/file";

    private final ImportJobs jobs;
    private final ImportMappings mappings;
    private final FileRows files;
    private final IdSource ids;
    private final InstantSource clock;

    public StartImport(
            ImportJobs jobs,
            ConfigReader configs,
            FileRows files,
            IdSource ids,
            InstantSource clock) {
        this.jobs = jobs;
        this.mappings = new ImportMappings(configs);
        this.files = files;
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
        ImportMapping sound = sound(mapping);
        try {
            Measured measured = measure(file, mapping);
            requireColumns(file, sound);
            var draft =
                    new ImportJobs.Draft(
                            ids.next(),
                            tenant,
                            cut(fileName),
                            mapping,
                            measured.mark,
                            measured.lines,
                            clock.instant());
            try (InputStream content = Unpacked.of(file.open())) {
                return jobs.add(draft, content);
            }
        } catch (ZipException broken) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            FILE,
                            "The file begins like an archive of gzip, but is none.")
                    .asException();
        }
    }

    private ImportMapping sound(String mapping) {
        return switch (mappings.read(mapping)) {
            case ImportMapping.Reading.Sound(ImportMapping sound) -> sound;
            case ImportMapping.Reading.Faulty faulty -> {
                List<Map<String, Object>> mistakes =
                        faulty.mistakes().stream().map(Mistake::facts).toList();
                throw Refusal.at(ErrorCode.INVALID_FIELD, "/mapping", "The mapping has mistakes.")
                        .with("mistakes", mistakes)
                        .asException();
            }
        };
    }

    private record Measured(String mark, long lines) {}

    private static Measured measure(Upload file, String mapping) throws IOException {
        MessageDigest digest = sha256();
        digest.update(mapping.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        long size = 0;
        long lines = 0;
        long length = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = Unpacked.of(file.open())) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                requireBelowLimit(size);
                digest.update(buffer, 0, read);
                for (int index = 0; index < read; index++) {
                    if (buffer[index] == '\n') {
                        lines++;
                        length = 0;
                    } else {
                        length++;
                        requireBelowLimit(length, lines + 1);
                    }
                }
            }
        }
        String mark = HexFormat.of().formatHex(digest.digest());
        return new Measured(mark, length == 0 ? lines : lines + 1);
    }

    private static void requireBelowLimit(long length, long line) {
        if (length > LINE_BYTES_MAX) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            FILE,
                            "Line " + line + " has more than " + LINE_BYTES_MAX + " bytes.")
                    .with("limit", LINE_BYTES_MAX)
                    .asException();
        }
    }

    private static void requireBelowLimit(long size) {
        if (size > FILE_BYTES_MAX) {
            throw Refusal.of(
                            ErrorCode.BODY_TOO_LARGE,
                            "A file has at most " + FILE_BYTES_MAX + " bytes, unpacked.")
                    .with("limit", FILE_BYTES_MAX)
                    .asException();
        }
    }

    private void requireColumns(Upload file, ImportMapping mapping) throws IOException {
        if (!mapping.file().header()) {
            return;
        }
        try (FileRows.Rows rows = files.open(Unpacked.of(file.open()), mapping.file())) {
            ImportedFile.lines(rows, mapping, ids);
        } catch (ImportedFile.Unreadable unreadable) {
            throw Refusal.at(ErrorCode.INVALID_FIELD, FILE, unreadable.sentence()).asException();
        }
    }

    private static String cut(String fileName) {
        String plain = fileName.replaceAll("\\p{Cntrl}", "");
        return plain.substring(0, Math.min(plain.length(), FILE_NAME_LENGTH_MAX));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
