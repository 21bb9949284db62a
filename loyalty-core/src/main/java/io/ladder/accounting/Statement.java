package io.ladder.accounting;

import io.ladder.journal.JournalRecord;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a wallet within a period: {@code opening} and the changes of all lines come to
 * {@code closing}.
 *
 * @param lines a page of them, oldest first
 * @param booked how many of the lines are booked; those behind them are due, but not booked yet
 */
public record Statement(Balance opening, Balance closing, List<Line> lines, int booked) {
    public Statement {
        lines = List.copyOf(lines);
    }

    /** The points that a member has, by where they are. */
    public record Balance(long available, long pending, long held) {
        public static final Balance NOTHING = new Balance(0, 0, 0);

        /** The balance after a movement. */
        public Balance plus(Movement movement) {
            return new Balance(
                    Math.addExact(available, change(movement, Place.AVAILABLE)),
                    Math.addExact(pending, change(movement, Place.PENDING)),
                    Math.addExact(held, change(movement, Place.HELD)));
        }

        private static long change(Movement movement, Place place) {
            return (movement.to() == place ? movement.points() : 0)
                    - (movement.from() == place ? movement.points() : 0);
        }
    }

    /**
     * A movement on a statement.
     *
     * @param record what moved the points; null where time has, but nothing has booked it yet
     * @param ordinal the entry's place in the record
     */
    public record Line(@Nullable JournalRecord record, int ordinal, Movement movement) {
        /** By how much it changed what the member has. */
        public Balance change() {
            return Balance.NOTHING.plus(movement);
        }
    }
}
