package io.ladder.programme;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;

/**
 * Points for every so many purchases, whatever they cost.
 *
 * @param every 2 or more
 */
record VisitBonus(String id, String wallet, long points, long every) implements Mechanic {
    private static final int FORMAT = 1;

    @Override
    public void on(Activity activity, Turn turn) {
        if (!(activity instanceof Activity.Purchase)) {
            return;
        }
        Slot slot = turn.slot(id);
        long visits = (slot == null ? 0 : slot.numbers().getFirst()) + 1;
        boolean full = visits >= every;
        turn.remember(id, Slot.of(FORMAT, full ? 0 : visits));
        turn.award(
                id,
                wallet,
                full ? points : 0,
                () -> "This is visit " + visits + " of " + every + ".");
    }
}
