package io.ladder.importing.persistence;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.ladder.importing.FileRows;
import io.ladder.importing.ImportMapping;
import io.ladder.importing.MappedLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts CSV files by FastCSV, and files whose columns are separated by blanks line by line. */
@Component
class FastCsvFileRows implements FileRows {
    /** The longest value, of which a row can have several lines within quotes. */
    private static final int VALUE_CHARACTERS_MAX = 1 << 20;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    @Override
    public Rows open(InputStream file, ImportMapping.FileForm form) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        skipByteOrderMark(reader);
        for (int line = 0; line < form.skipLines(); line++) {
            if (reader.readLine() == null) {
                break;
            }
        }
        Character delimiter = form.delimiter();
        return delimiter == null
                ? new BlankSeparated(reader, form.skipLines())
                : new Delimited(reader, delimiter, form.skipLines());
    }

    /** Spreadsheets put it there, and it would be part of the first column's name. */
    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static final class BlankSeparated implements Rows {
        private final BufferedReader reader;
        private long line;

        BlankSeparated(BufferedReader reader, long skipped) {
            this.reader = reader;
            this.line = skipped;
        }

        @Override
        public @Nullable Row next() throws IOException {
            while (true) {
                String text = reader.readLine();
                if (text == null) {
                    return null;
                }
                line++;
                List<String> values = MappedLines.split(text);
                if (!values.isEmpty()) {
                    return new Row(line, values);
                }
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private static final class Delimited implements Rows {
        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private final long skipped;

        Delimited(BufferedReader file, char delimiter, long skipped) {
            this.reader =
                    CsvReader.builder()
                            .fieldSeparator(delimiter)
                            .commentStrategy(CommentStrategy.NONE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .maxBufferSize(VALUE_CHARACTERS_MAX)
                            .ofCsvRecord(file);
            this.records = reader.iterator();
            this.skipped = skipped;
        }

        @Override
        public @Nullable Row next() throws IOException {
            try {
                if (!records.hasNext()) {
                    return null;
                }
                CsvRecord csv = records.next();
                return new Row(skipped + csv.getStartingLineNumber(), csv.getFields());
            } catch (CsvParseException broken) {
                throw new IOException("the file is no CSV: " + broken.getMessage(), broken);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
