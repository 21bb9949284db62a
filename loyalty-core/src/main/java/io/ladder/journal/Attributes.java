package io.ladder.journal;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a shop tells of a purchase or a line beyond the fields that all shops know, such as the fare
 * class of a flight or the number of a pump. The journal keeps them for ever, and so they hold no
 * personal data.
 *
 * @param values sorted by name, at most {@link #COUNT_MAX}; each name is a small letter and then up
 *     to 31 small letters, digits and underscores; each value is a {@code String} of 1 to 128
 *     characters, a {@code Long} from -{@link #NUMBER_MAX} to {@link #NUMBER_MAX}, or a {@code
 *     Boolean}
 */
public record Attributes(Map<String, Object> values) {
    /** The most attributes. */
    public static final int COUNT_MAX = 16;

    /** The longest text. */
    public static final int TEXT_LENGTH_MAX = 128;

    /** The largest whole number: up to it, every reader of JSON has the same number. */
    public static final long NUMBER_MAX = 1L << 53;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    /** No attributes. */
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        if (values.size() > COUNT_MAX) {
            throw new IllegalArgumentException("there are at most " + COUNT_MAX + " attributes");
        }
        values.forEach(Attributes::requireSound);
        values =
                values.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Attributes of that many values; {@link #NONE} where there are none. */
    public static Attributes of(Map<String, Object> values) {
        return values.isEmpty() ? NONE : new Attributes(values);
    }

    private static void requireSound(String name, Object value) {
        String fault = fault(name, value);
        if (fault != null) {
            throw new IllegalArgumentException(name + ": " + fault);
        }
    }

    /** Which rule an attribute breaks, in one sentence; null for none. */
    public static @Nullable String fault(String name, @Nullable Object value) {
        if (!NAME.matcher(name).matches()) {
            return "The name of an attribute is a small letter and then up to 31 small letters,"
                    + " digits and underscores.";
        }
        return switch (value) {
            case String text when text.isBlank() || text.length() > TEXT_LENGTH_MAX ->
                    "The text of an attribute has 1 to " + TEXT_LENGTH_MAX + " characters.";
            case Long number when number < -NUMBER_MAX || number > NUMBER_MAX ->
                    "The number of an attribute is from " + -NUMBER_MAX + " to " + NUMBER_MAX + ".";
            case String _, Long _, Boolean _ -> null;
            case null, default -> "An attribute is a text, a whole number, true or false.";
        };
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Writes them down, each with its type: the text 1 is not the number 1. */
    public void write(Content content) {
        if (isEmpty()) {
            return;
        }
        values.forEach((name, value) -> {
            String type =
                    switch (value) {
                        case Long _ -> "number";
                        case Boolean _ -> "truth";
                        default -> "text";
                    };
            content.with("attribute", name).with(type, value);
        });
    }
}
