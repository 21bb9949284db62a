package io.ladder.rule;

import io.ladder.journal.Line;

/**
 * A line of a purchase, and that of which it is a line.
 *
 * @param line of {@code circumstances}' purchase
 */
public record OneLine(Line line, Circumstances circumstances) {}
