package io.ladder.importing;

import io.ladder.shared.IdSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of an import as its mapping sees it. */
final class ImportedFile {
    private final FileRows.Rows rows;
    private final MappedLines lines;

    private ImportedFile(FileRows.Rows rows, MappedLines lines) {
        this.rows = rows;
        this.lines = lines;
    }

    /** Ends the reading of a file; its message is for whoever sent it. */
    static final class Unreadable extends Exception {
        Unreadable(String message) {
            super(message);
        }

        Unreadable(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }

        /** What is wrong, as a sentence. */
        String sentence() {
            String message = String.valueOf(getMessage());
            return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
        }
    }

    /** Reads on behind the header, where the file has one. */
    static ImportedFile lines(FileRows.Rows rows, ImportMapping mapping, IdSource ids)
            throws Unreadable {
        List<String> header = List.of();
        if (mapping.file().header()) {
            FileRows.Row first = next(rows);
            header = first == null ? List.of() : first.values();
        }
        try {
            return new ImportedFile(rows, new MappedLines(mapping, ids, header));
        } catch (IllegalArgumentException missing) {
            throw new Unreadable(missing);
        }
    }

    /** Up to so many of the next lines, leaving out those up to a number. */
    List<MappedLine> window(int size, long after) throws Unreadable {
        var window = new ArrayList<MappedLine>(size);
        while (window.size() < size) {
            FileRows.Row row = next(rows);
            if (row == null) {
                break;
            }
            if (row.line() > after) {
                window.add(lines.map(row.values(), row.line()));
            }
        }
        return window;
    }

    private static FileRows.@Nullable Row next(FileRows.Rows rows) throws Unreadable {
        try {
            return rows.next();
        } catch (IOException broken) {
            throw new Unreadable(broken);
        }
    }
}
