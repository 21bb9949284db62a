package io.ladder.config;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a file, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param path of the field, as a JSON pointer such as {@code /rewards/2/cost}; empty for the whole
 *     file
 * @param detail the rule that is broken, in one sentence
 * @param suggestion what the author may have meant; null where nothing comes near
 * @param file of several that were read together; null where there is but one
 */
public record Mistake(
        int line,
        int column,
        String path,
        String detail,
        @Nullable String suggestion,
        @Nullable String file) {

    static final Comparator<Mistake> BY_PLACE =
            Comparator.comparing(Mistake::file, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparingInt(Mistake::line)
                    .thenComparingInt(Mistake::column);

    /** A mistake in the only file. */
    public Mistake(int line, int column, String path, String detail, @Nullable String suggestion) {
        this(line, column, path, detail, suggestion, null);
    }

    /** The same mistake in one of several files. */
    public Mistake in(String name) {
        return new Mistake(line, column, path, detail, suggestion, name);
    }

    /** The mistake as a fact of a refusal. */
    public Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        if (file != null) {
            facts.put("file", file);
        }
        facts.put("line", line);
        facts.put("column", column);
        facts.put("path", path);
        facts.put("detail", detail);
        if (suggestion != null) {
            facts.put("suggestion", suggestion);
        }
        return facts;
    }

    /** The mistake on one line, as a terminal shows it. */
    @Override
    public String toString() {
        return (file == null ? "" : file + ", ")
                + "line "
                + line
                + ", column "
                + column
                + (path.isEmpty() ? "" : ", " + path)
                + ": "
                + detail
                + (suggestion == null ? "" : " Did you mean " + suggestion + "?");
    }
}
