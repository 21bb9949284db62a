package io.ladder.importing;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/** Checks files and mappings as they come, before anything is kept of them. */
final class UploadedFiles {
    /** The longest line, so that no line is ever more than memory holds. */
    private static final int LINE_BYTES_MAX = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String FILE = "/file";

    private final ImportMappings mappings;
    private final FileRows files;
    private final IdSource ids;

    UploadedFiles(ConfigReader configs, FileRows files, IdSource ids) {
        this.mappings = new ImportMappings(configs);
        this.files = files;
        this.ids = ids;
    }

    /**
     * A file and a mapping that fit each other.
     *
     * @param mark the same for the same file with the same mapping, and for no other
     */
    record Checked(ImportMapping mapping, String mark, long lines) {}

    /**
     * Reads a file through.
     *
     * @throws LoyaltyException as {@link StartImport} refuses
     */
    Checked check(StartImport.Upload file, String mapping) throws IOException {
        ImportMapping sound = sound(mapping);
        try {
            Checked checked = measure(file, mapping, sound);
            requireColumns(file, sound);
            return checked;
        } catch (ZipException | EOFException broken) {
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

    private static Checked measure(StartImport.Upload file, String mapping, ImportMapping sound)
            throws IOException {
        MessageDigest digest = sha256();
        digest.update(mapping.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        long size = 0;
        long lines = 0;
        long length = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        var encoding = new Utf8Check();
        try (InputStream content = Unpacked.of(file.open())) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                requireBelowLimit(size);
                digest.update(buffer, 0, read);
                requireUtf8(encoding.take(buffer, read, false));
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
        requireUtf8(encoding.take(buffer, 0, true));
        String mark = HexFormat.of().formatHex(digest.digest());
        return new Checked(sound, mark, length == 0 ? lines : lines + 1);
    }

    /** Two customers whose names differ in a letter must not become one. */
    private static void requireUtf8(long brokenLine) {
        if (brokenLine > 0) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            FILE,
                            "Line " + brokenLine + " is not written in UTF-8.")
                    .with("line", brokenLine)
                    .asException();
        }
    }

    private static void requireBelowLimit(long size) {
        if (size > StartImport.FILE_BYTES_MAX) {
            throw Refusal.of(
                            ErrorCode.BODY_TOO_LARGE,
                            "A file has at most "
                                    + StartImport.FILE_BYTES_MAX
                                    + " bytes, unpacked.")
                    .with("limit", StartImport.FILE_BYTES_MAX)
                    .asException();
        }
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

    private void requireColumns(StartImport.Upload file, ImportMapping mapping) throws IOException {
        if (!mapping.file().header()) {
            return;
        }
        try (FileRows.Rows rows = files.open(Unpacked.of(file.open()), mapping.file())) {
            ImportedFile.lines(rows, mapping, ids);
        } catch (ImportedFile.Unreadable unreadable) {
            throw refused(unreadable);
        }
    }

    static LoyaltyException refused(ImportedFile.Unreadable unreadable) {
        return Refusal.at(ErrorCode.INVALID_FIELD, FILE, unreadable.sentence()).asException();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
