package io.ladder.rule;

import io.ladder.journal.Line;
import io.ladder.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/** How much cheaper lines become: in whole minor units, and no line below nothing. */
public sealed interface Cut {

    /**
     * What it takes off each line.
     *
     * @param before what the lines cost before any discount
     * @param left what is left of each, in minor units
     */
    long[] off(List<Line> before, long[] left);

    /** What it says, such as {@code 5 %}. */
    String words(Currency currency);

    /**
     * A share of what the lines cost before any discount, all together and rounded half up.
     *
     * @param hundredths of a percent, 1 to {@value #HUNDREDTHS_MAX}
     */
    record Percent(int hundredths) implements Cut {
        public static final int HUNDREDTHS_MAX = 10_000;

        public Percent {
            if (hundredths < 1 || hundredths > HUNDREDTHS_MAX) {
                throw new IllegalArgumentException("a discount is above 0 up to 100 percent");
            }
        }

        @Override
        public long[] off(List<Line> before, long[] left) {
            long cost = Chosen.of(before).minor();
            return shared(rounded(cost, hundredths, HUNDREDTHS_MAX), left);
        }

        @Override
        public String words(Currency currency) {
            return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString() + " %";
        }
    }

    /**
     * So much off the lines, all together.
     *
     * @param minor 1 or more
     */
    record Off(long minor) implements Cut {
        public Off {
            requireMoney(minor);
        }

        @Override
        public long[] off(List<Line> before, long[] left) {
            return shared(minor, left);
        }

        @Override
        public String words(Currency currency) {
            return new Money(minor, currency).toString();
        }
    }

    /**
     * So much off each piece, kilogram or litre; of a line rounded half up.
     *
     * @param minor 1 or more
     */
    record EachOff(long minor) implements Cut {
        public EachOff {
            requireMoney(minor);
        }

        @Override
        public long[] off(List<Line> before, long[] left) {
            var off = new long[left.length];
            for (int index = 0; index < off.length; index++) {
                off[index] = Math.min(left[index], ofPieces(minor, before.get(index)));
            }
            return off;
        }

        @Override
        public String words(Currency currency) {
            return new Money(minor, currency) + " for each piece";
        }
    }

    /**
     * Each piece, kilogram or litre costs no more than so much; of a line rounded half up.
     *
     * @param minor 1 or more
     */
    record EachFor(long minor) implements Cut {
        public EachFor {
            requireMoney(minor);
        }

        @Override
        public long[] off(List<Line> before, long[] left) {
            var off = new long[left.length];
            for (int index = 0; index < off.length; index++) {
                off[index] = Math.max(0, left[index] - ofPieces(minor, before.get(index)));
            }
            return off;
        }

        @Override
        public String words(Currency currency) {
            return "A price of " + new Money(minor, currency) + " for each piece";
        }
    }

    /**
     * Shares an amount among lines in proportion to what is left of them: each gets its share
     * rounded down, and those with the largest remainders, of like ones the first, a minor unit
     * more. Of more than there is, all that there is.
     */
    static long[] shared(long minor, long[] left) {
        long total = Arrays.stream(left).reduce(0, Math::addExact);
        long all = Math.min(minor, total);
        var shares = new long[left.length];
        if (all == 0) {
            return shares;
        }
        var remainders = new long[left.length];
        long over = all;
        for (int index = 0; index < left.length; index++) {
            BigInteger[] share =
                    BigInteger.valueOf(all)
                            .multiply(BigInteger.valueOf(left[index]))
                            .divideAndRemainder(BigInteger.valueOf(total));
            shares[index] = share[0].longValueExact();
            remainders[index] = share[1].longValueExact();
            over -= shares[index];
        }
        IntStream.range(0, remainders.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer index) -> remainders[index]).reversed())
                .limit(over)
                .forEach(index -> shares[index]++);
        return shares;
    }

    private static long ofPieces(long minor, Line line) {
        return rounded(minor, line.quantityThousandths(), Accrual.PIECE);
    }

    private static long rounded(long minor, long parts, long whole) {
        return BigInteger.valueOf(minor)
                .multiply(BigInteger.valueOf(parts))
                .shiftLeft(1)
                .add(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(whole).shiftLeft(1))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private static void requireMoney(long minor) {
        if (minor < 1) {
            throw new IllegalArgumentException("a discount takes off a minor unit or more");
        }
    }
}
