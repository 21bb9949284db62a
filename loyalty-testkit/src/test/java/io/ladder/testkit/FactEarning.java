package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.Line;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Turn;
import io.ladder.shared.Money;
import org.jspecify.annotations.Nullable;

/** Points for whatever else a shop tells of a purchase: what is lost of it shows in the points. */
record FactEarning(String id, String wallet) implements Mechanic {
    static final String MEANS = "own-card";
    static final String ATTRIBUTE = "stamps";
    private static final long SAVED_MINOR = 50;
    private static final long TAX_MINOR = 30;

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof Activity.Purchase purchase) {
            long points = purchase.paymentMeans().contains(MEANS) ? 2 : 0;
            points += purchase.attributes().isEmpty() ? 0 : 1;
            for (Line line : purchase.lines()) {
                points += pointsOf(line);
            }
            long all = points;
            turn.award(id, wallet, all, () -> "The facts bring " + all + ".");
        }
    }

    private static long pointsOf(Line line) {
        long saved = minor(line.listAmount(), line.amount().minor()) - line.amount().minor();
        return (line.brand() == null ? 0 : 1)
                + saved / SAVED_MINOR
                + minor(line.tax(), 0) / TAX_MINOR
                + (line.attributes().values().get(ATTRIBUTE) instanceof Long stamps ? stamps : 0);
    }

    private static long minor(@Nullable Money money, long otherwise) {
        return money == null ? otherwise : money.minor();
    }
}
