package io.ladder.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a file as its author wrote it, with the place where it stands. */
public sealed interface Node {

    /** Where it begins. */
    Mark at();

    /**
     * A place in a file.
     *
     * @param line from 1
     * @param column from 1, in characters
     * @param file of several that are read together; null where there is but one
     */
    record Mark(int line, int column, @Nullable String file) {

        /** A place in the only file. */
        public Mark(int line, int column) {
            this(line, column, null);
        }

        /** The place as a message ends with it. */
        public String words() {
            return "line " + line + ", column " + column + (file == null ? "" : " of " + file);
        }

        /** The place as messages name it. */
        public String onLine() {
            return "on line " + line + (file == null ? "" : " of " + file);
        }
    }

    /**
     * A single value.
     *
     * @param text as written, so that a decimal number stays exact
     * @param quoted whether it was quoted, which makes it text whatever it looks like
     * @param first where its first character stands
     * @param verbatim whether it stands in the file line by line, each line beginning in the column
     *     of the first; it does not where lines are folded or characters are escaped
     */
    record Scalar(String text, boolean quoted, Mark at, Mark first, boolean verbatim)
            implements Node {

        /** A value that stands as it is on one line. */
        public Scalar(String text, boolean quoted, Mark at) {
            this(
                    text,
                    quoted,
                    at,
                    quoted ? new Mark(at.line(), at.column() + 1, at.file()) : at,
                    text.indexOf('\n') < 0);
        }

        /**
         * Where a character of the text stands; where the text begins if that cannot be told.
         *
         * @param offset from 0
         */
        public Mark place(int offset) {
            if (!verbatim) {
                return first;
            }
            String before = text.substring(0, Math.min(offset, text.length()));
            int lines = (int) before.chars().filter(each -> each == '\n').count();
            return new Mark(
                    first.line() + lines,
                    first.column() + offset - (before.lastIndexOf('\n') + 1),
                    first.file());
        }
    }

    /** A value that cannot be read, of which the mistake is told. */
    record Unread(Mark at) implements Node {}

    /** Values in their order. */
    record Sequence(List<Node> items, Mark at) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Fields in the order of the file; no key is there twice. */
    record Mapping(List<Entry> entries, Mark at) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A field of a mapping.
     *
     * @param at where the key stands
     */
    record Entry(String key, Mark at, Node value) {}
}
