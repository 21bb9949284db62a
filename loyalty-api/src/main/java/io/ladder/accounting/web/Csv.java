package io.ladder.accounting.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows for a spreadsheet, as RFC 4180 wants them. Not safe for use by several threads. */
final class Csv {
    private final StringBuilder rows = new StringBuilder();

    /** A table with names of columns. */
    Csv(String... head) {
        add((Object[]) head);
    }

    /** Adds a row; what is null has no text. */
    void add(@Nullable Object... values) {
        rows.append(Arrays.stream(values).map(Csv::text).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
