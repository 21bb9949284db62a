package io.ladder.importing.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ladder.importing.FileRows;
import io.ladder.importing.FileRows.Row;
import io.ladder.importing.ImportMapping.FileForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FastCsvFileRowsTest {
    private static final FileForm CSV = form(',', 0);

    private static FileForm form(@Nullable Character delimiter, int skipLines) {
        return new FileForm(delimiter, skipLines, true, List.of());
    }

    private static List<Row> rows(String text, FileForm form) throws IOException {
        var file = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var found = new ArrayList<Row>();
        try (FileRows.Rows rows = new FastCsvFileRows().open(file, form)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                found.add(row);
            }
        }
        return found;
    }

    private static Row row(long line, String... values) {
        return new Row(line, List.of(values));
    }

    @Test
    void numbersRowsByTheLinesOfTheFile() throws IOException {
        assertThat(rows("a,b\n1,\"x\ny\"\n\n2,z\r\n3,\n", CSV))
                .containsExactly(
                        row(1, "a", "b"), row(2, "1", "x\ny"), row(5, "2", "z"), row(6, "3", ""));
    }

    @Test
    void readsOnBehindALineWithTooFewOrTooManyColumns() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n1,2\n", CSV))
                .containsExactly(
                        row(1, "a", "b"), row(2, "1"), row(3, "1", "2", "3"), row(4, "1", "2"));
    }

    @Test
    void countsSkippedLinesToo() throws IOException {
        assertThat(rows("Export of today\n\"quoted\na;b\n1;2\n", form(';', 2)))
                .containsExactly(row(3, "a", "b"), row(4, "1", "2"));
        assertThat(rows(" one  two\n\n  a\tb \n", form(null, 1))).containsExactly(row(3, "a", "b"));
    }

    @Test
    void leavesOutTheByteOrderMark() throws IOException {
        assertThat(rows("\ufeffa,b\n", CSV)).containsExactly(row(1, "a", "b"));
        assertThat(rows("", CSV)).isEmpty();
    }

    @Test
    void endsWithinAValueThatNeverEnds() {
        assertThatIOException()
                .isThrownBy(() -> rows("a\n\"" + "x\n".repeat(1 << 20), CSV))
                .withMessageContaining("the file is no CSV");
    }
}
