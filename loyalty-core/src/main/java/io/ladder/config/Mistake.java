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
 */
public record Mistake(
        int line, int column, String path, String detail, @Nullable String suggestion) {

    static final Comparator<Mistake> BY_PLACE =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    /** The mistake as a fact of a refusal. */
    public Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
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
        return "line "
                + line
                + ", column "
                + column
                + (path.isEmpty() ? "" : ", " + path)
                + ": "
                + detail
                + (suggestion == null ? "" : " Did you mean " + suggestion + "?");
    }
}
