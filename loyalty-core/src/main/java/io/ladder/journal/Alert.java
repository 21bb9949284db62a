package io.ladder.journal;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that somebody is to look at, and what they found.
 *
 * @param count how often it happened and stands, 1 or more
 * @param review what somebody found last; null where nobody has looked yet
 */
public record Alert(AlertKey key, long count, @Nullable Review review) {

    /** What somebody found. */
    public enum Verdict {
        HARMLESS("harmless"),
        UNCLEAR("unclear"),
        ABUSE("abuse");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As answers write it. */
        public String text() {
            return text;
        }

        /** The verdict of that text; null where there is none. */
        public static @Nullable Verdict of(String text) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.text.equals(text))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Somebody has looked.
     *
     * @param count how often it had happened when they did
     * @param by in whose name; null where it is not known
     */
    public record Review(Verdict verdict, long count, Instant at, @Nullable Actor by) {}

    /** Whether it has happened since somebody looked, or nobody has. */
    public boolean open() {
        return review == null || review.count < count;
    }
}
