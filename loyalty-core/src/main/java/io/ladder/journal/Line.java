package io.ladder.journal;

import io.ladder.shared.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase.
 *
 * @param id unique in its purchase, 1 to 64 characters
 * @param quantityThousandths 1 or more; 1000 is one piece, one kilogram or one litre
 * @param amount what the whole line cost; zero or more
 */
public record Line(
        String id,
        @Nullable String product,
        @Nullable String category,
        long quantityThousandths,
        Money amount) {

    public Line {
        if (quantityThousandths < 1 || amount.minor() < 0) {
            throw new IllegalArgumentException("a line has a quantity and no negative amount");
        }
    }

    /**
     * The lines after money was given back for all of them together: each bears its share by what
     * it costs, rounded down, and what is left over comes from the first lines that have it.
     *
     * @param minor 0 to all that the lines cost
     */
    static List<Line> less(List<Line> lines, long minor) {
        long total = 0;
        for (Line line : lines) {
            total = Math.addExact(total, line.amount.minor());
        }
        if (minor < 0 || minor > total) {
            throw new IllegalArgumentException("more is given back than was paid");
        }
        var rests = new long[lines.size()];
        long over = minor;
        for (int index = 0; index < rests.length; index++) {
            long cost = lines.get(index).amount.minor();
            long share = cost == 0 ? 0 : shareOf(minor, cost, total);
            rests[index] = cost - share;
            over -= share;
        }
        var less = new ArrayList<Line>(rests.length);
        for (int index = 0; index < rests.length; index++) {
            Line line = lines.get(index);
            long more = Math.min(over, rests[index]);
            over -= more;
            less.add(line.costing(rests[index] - more));
        }
        return less;
    }

    private static long shareOf(long minor, long cost, long total) {
        return BigInteger.valueOf(minor)
                .multiply(BigInteger.valueOf(cost))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }

    private Line costing(long minor) {
        return new Line(
                id, product, category, quantityThousandths, new Money(minor, amount.currency()));
    }

    /**
     * The line without what was returned of it: its amount shrinks in proportion, the returned
     * share rounded half up to a minor unit. Null where nothing is left.
     *
     * @param returnedThousandths all that was returned so far, up to the whole quantity
     */
    public @Nullable Line without(long returnedThousandths) {
        long left = quantityThousandths - returnedThousandths;
        if (left < 0) {
            throw new IllegalArgumentException("more is returned than was bought");
        }
        if (left == 0) {
            return null;
        }
        long returnedMinor =
                BigInteger.valueOf(amount.minor())
                        .multiply(BigInteger.valueOf(returnedThousandths))
                        .shiftLeft(1)
                        .add(BigInteger.valueOf(quantityThousandths))
                        .divide(BigInteger.valueOf(quantityThousandths).shiftLeft(1))
                        .longValueExact();
        return new Line(
                id,
                product,
                category,
                left,
                new Money(amount.minor() - returnedMinor, amount.currency()));
    }
}
