package io.ladder.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts files into rows of columns. */
public interface FileRows {

    /** Opens a file; closing the rows closes it. */
    Rows open(InputStream file, ImportMapping.FileForm form) throws IOException;

    /** The rows of a file, in order. */
    interface Rows extends AutoCloseable {

        /**
         * The next row; null after the last.
         *
         * @throws IOException where the file ends within quotes, or a row is too long
         */
        @Nullable Row next() throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * A row.
     *
     * @param line the number of its first line in the file, from 1
     */
    record Row(long line, List<String> values) {
        public Row {
            values = List.copyOf(values);
        }
    }
}
