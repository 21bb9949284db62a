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
 * @param brand up to 128 characters, as product and category; null where not told
 * @param quantityThousandths 1 or more; 1000 is one piece, one kilogram or one litre
 * @param amount what the whole line cost after discounts, tax included; zero or more
 * @param listAmount what it would have cost before discounts, at least the amount, in its currency;
 *     null where not told
 * @param tax the tax that the amount contains, 0 to the amount, in its currency; null where not
 *     told
 */
public record Line(
        String id,
        @Nullable String product,
        @Nullable String category,
        @Nullable String brand,
        long quantityThousandths,
        Money amount,
        @Nullable Money listAmount,
        @Nullable Money tax,
        Attributes attributes) {

    /** A line of which nothing else is told. */
    public Line(
            String id,
            @Nullable String product,
            @Nullable String category,
            long quantityThousandths,
            Money amount) {
        this(id, product, category, null, quantityThousandths, amount, null, null, Attributes.NONE);
    }

    public Line {
        if (quantityThousandths < 1 || amount.minor() < 0) {
            throw new IllegalArgumentException("a line has a quantity and no negative amount");
        }
        if (listAmount != null && listAmount.minus(amount).minor() < 0) {
            throw new IllegalArgumentException("a list amount is at least the amount");
        }
        if (tax != null && (tax.minor() < 0 || amount.minus(tax).minor() < 0)) {
            throw new IllegalArgumentException("a tax is from 0 to the amount");
        }
    }

    /**
     * The lines after money was given back for all of them together: each bears its share by what
     * it costs, rounded down, and what is left over comes from the first lines that have it. The
     * tax of a line shrinks with its amount, rounded as goods that come back; its list amount
     * stays.
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
            less.add(line.costing(rests[index] - more, line.listAmount));
        }
        return less;
    }

    private static long shareOf(long minor, long cost, long total) {
        return BigInteger.valueOf(minor)
                .multiply(BigInteger.valueOf(cost))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }

    /** The line as it would be before discounts: at its list amount, where one is told. */
    public Line undiscounted() {
        return listAmount == null
                ? this
                : new Line(
                        id,
                        product,
                        category,
                        brand,
                        quantityThousandths,
                        listAmount,
                        null,
                        tax,
                        attributes);
    }

    /**
     * The line at a discount: what it cost before is its list amount, unless one is told, and its
     * tax shrinks with its amount.
     *
     * @param minor what it costs now, 0 to the amount
     */
    public Line discountedTo(long minor) {
        return costing(minor, listAmount == null ? amount : listAmount);
    }

    private Line costing(long minor, @Nullable Money list) {
        long less = amount.minor() - minor;
        if (less == 0) {
            return this;
        }
        return new Line(
                id,
                product,
                category,
                brand,
                quantityThousandths,
                new Money(minor, amount.currency()),
                list,
                tax == null ? null : left(tax, less, amount.minor()),
                attributes);
    }

    /**
     * The line without what was returned of it: its amount, list amount and tax shrink in
     * proportion, the returned share of each rounded half up to a minor unit. Null where nothing is
     * left.
     *
     * @param returnedThousandths all that was returned so far, up to the whole quantity
     */
    public @Nullable Line without(long returnedThousandths) {
        long rest = quantityThousandths - returnedThousandths;
        if (rest < 0) {
            throw new IllegalArgumentException("more is returned than was bought");
        }
        if (rest == 0) {
            return null;
        }
        if (returnedThousandths == 0) {
            return this;
        }
        return new Line(
                id,
                product,
                category,
                brand,
                rest,
                left(amount, returnedThousandths, quantityThousandths),
                listAmount == null
                        ? null
                        : left(listAmount, returnedThousandths, quantityThousandths),
                tax == null ? null : left(tax, returnedThousandths, quantityThousandths),
                attributes);
    }

    /**
     * What is left of money without so many parts of a whole, which are rounded half up.
     *
     * <p>Of a minor unit more, as much or a minor unit more is left. So what was at least the
     * amount still is, and what was at most the amount still is: neither list amounts nor taxes
     * need another bound.
     */
    private static Money left(Money money, long parts, long whole) {
        long gone =
                BigInteger.valueOf(money.minor())
                        .multiply(BigInteger.valueOf(parts))
                        .shiftLeft(1)
                        .add(BigInteger.valueOf(whole))
                        .divide(BigInteger.valueOf(whole).shiftLeft(1))
                        .longValueExact();
        return new Money(money.minor() - gone, money.currency());
    }
}
