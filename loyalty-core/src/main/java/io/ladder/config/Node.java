package io.ladder.config;

import java.util.List;

/** A part of a file as its author wrote it, with the place where it stands. */
public sealed interface Node {

    /** Where it begins. */
    Mark at();

    /**
     * A place in a file.
     *
     * @param line from 1
     * @param column from 1, in characters
     */
    record Mark(int line, int column) {}

    /**
     * A single value.
     *
     * @param text as written, so that a decimal number stays exact
     * @param quoted whether it was quoted, which makes it text whatever it looks like
     */
    record Scalar(String text, boolean quoted, Mark at) implements Node {}

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
