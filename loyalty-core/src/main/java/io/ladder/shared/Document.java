package io.ladder.shared;

/**
 * The natural key of a fact: the system that reports it and the number it has there. Unique in a
 * tenant for ever.
 *
 * @param source 1 to 64 characters, such as {@code till-7} or {@code webshop}
 * @param number 1 to 128 characters
 */
public record Document(String source, String number) implements Comparable<Document> {
    public static final int SOURCE_LENGTH_MAX = 64;
    public static final int NUMBER_LENGTH_MAX = 128;

    public Document {
        requireLength(source, SOURCE_LENGTH_MAX, "source");
        requireLength(number, NUMBER_LENGTH_MAX, "document number");
    }

    private static void requireLength(String text, int lengthMax, String what) {
        if (text.isEmpty() || text.length() > lengthMax) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + lengthMax + " characters");
        }
    }

    /** By source, then shorter numbers first, so that 9 comes before 10. */
    @Override
    public int compareTo(Document other) {
        int bySource = source.compareTo(other.source);
        if (bySource != 0) {
            return bySource;
        }
        int byLength = Integer.compare(number.length(), other.number.length());
        return byLength != 0 ? byLength : number.compareTo(other.number);
    }

    /** The key as one text; sources hold no line feed, so it is unambiguous. */
    public String key() {
        return source + '\n' + number;
    }
}
