package io.ladder.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text with columns of a line in braces: {@code {customer_id}}. {@code {line}} stands for the
 * number of the line in the file, from 1; {@code {line:06}} fills it with zeros to six digits.
 *
 * @param parts in their order
 */
public record Template(List<Part> parts) {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(?:(?<line>line)(?::0(?<digits>[1-9]))?|(?<column>[^{}:]+))}");

    public Template {
        parts = List.copyOf(parts);
    }

    /** A part of a template. */
    public sealed interface Part {
        /** Text that is the same for all lines. */
        record Fixed(String text) implements Part {}

        /** What a line has in a column. */
        record Column(String name) implements Part {}

        /** The number of the line, filled with zeros to this many digits. */
        record LineNumber(int digits) implements Part {}
    }

    /** Reads a template; null where a brace is not closed or stands for nothing. */
    static @Nullable Template of(String text) {
        var parts = new ArrayList<Part>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholder.find()) {
            addFixed(parts, text.substring(end, placeholder.start()));
            String column = placeholder.group("column");
            String digits = placeholder.group("digits");
            parts.add(
                    column == null
                            ? new Part.LineNumber(digits == null ? 1 : Integer.parseInt(digits))
                            : new Part.Column(column));
            end = placeholder.end();
        }
        addFixed(parts, text.substring(end));
        boolean stray =
                parts.stream()
                        .anyMatch(part ->
                                part instanceof Part.Fixed fixed
                                        && (fixed.text().contains("{")
                                                || fixed.text().contains("}")));
        return stray ? null : new Template(parts);
    }

    private static void addFixed(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Fixed(text));
        }
    }

    /** The columns that it names. */
    List<String> columns() {
        return parts.stream()
                .filter(Part.Column.class::isInstance)
                .map(part -> ((Part.Column) part).name())
                .collect(Collectors.toList());
    }

    /** Whether it gives different text for different lines. */
    boolean varies() {
        return parts.stream().anyMatch(part -> !(part instanceof Part.Fixed));
    }
}
