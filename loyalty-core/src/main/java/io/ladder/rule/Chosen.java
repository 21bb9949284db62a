package io.ladder.rule;

import io.ladder.journal.Line;
import java.util.List;

/**
 * The lines of a purchase that a rule is about.
 *
 * @param lines in the order of the receipt
 * @param minor what they cost, in minor units
 * @param thousandths how much that is of goods; 1,000 is one piece
 */
public record Chosen(List<Line> lines, long minor, long thousandths) {
    static final Chosen NOTHING = new Chosen(List.of(), 0, 0);

    static Chosen of(List<Line> lines) {
        long minor = 0;
        long thousandths = 0;
        for (Line line : lines) {
            minor += line.amount().minor();
            thousandths += line.quantityThousandths();
        }
        return new Chosen(lines, minor, thousandths);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
