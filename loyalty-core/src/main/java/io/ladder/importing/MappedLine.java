package io.ladder.importing;

import io.ladder.earning.Sale;

/** What a line of a file came to. */
public sealed interface MappedLine {

    /** The number of the line in the file, from 1. */
    long line();

    /** A purchase. */
    record Sold(long line, Sale sale) implements MappedLine {}

    /**
     * A line that is no purchase.
     *
     * @param field of the mapping that could not be filled, such as {@code occurred_at}; {@code
     *     line} where it is the line itself
     * @param reason the rule that is broken, in one sentence
     */
    record BadLine(long line, String field, String reason) implements MappedLine {}
}
