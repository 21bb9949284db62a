package io.ladder.programme;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two programme files.
 *
 * @param section the field of the file that it is in, such as {@code rewards}
 * @param id of what differs in it; null where the section has no ids
 * @param field that differs, with dots where it is inside of another, such as {@code
 *     expiry.months}; null where all of it does
 * @param before what was written, in one line whatever it was; null where there was nothing
 * @param after what is written now, likewise
 */
public record FileChange(
        Kind kind,
        String section,
        @Nullable String id,
        @Nullable String field,
        @Nullable String before,
        @Nullable String after) {
    private static final int SHOWN_MAX = 120;

    /** What has become of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** Entries that were there come in another order, or behind new ones. */
        REORDERED;

        /** As answers name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The difference as a sentence. */
    public String words() {
        String what = id == null ? section : "the " + singular() + " " + id;
        if (field != null) {
            what += ": " + field;
        }
        return sentence(
                switch (kind) {
                    case ADDED ->
                            field == null && id != null
                                    ? what + " is new: " + shown(after)
                                    : what + " is " + shown(after) + ", and was not there";
                    case REMOVED ->
                            field == null && id != null
                                    ? what + " is gone: " + shown(before)
                                    : what + " is gone; it was " + shown(before);
                    case CHANGED -> what + " is " + shown(after) + " instead of " + shown(before);
                    case REORDERED ->
                            what
                                    + " come in the order "
                                    + shown(after)
                                    + " instead of "
                                    + shown(before);
                });
    }

    private String singular() {
        return section.endsWith("s") ? section.substring(0, section.length() - 1) : section;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }
}
