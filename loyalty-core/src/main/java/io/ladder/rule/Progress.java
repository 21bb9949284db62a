package io.ladder.rule;

import io.ladder.ledger.WalletRules;
import io.ladder.shared.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has come towards what a rule gives next.
 *
 * @param counts what is counted
 * @param there how much there is, in the unit of what is counted; 0 to {@code needed}
 * @param needed how much it takes, 1 or more
 * @param points that it brings, 1 or more
 * @param until the last day on which what is there still counts; null for ever
 * @param items that are missing, where they have names
 */
public record Progress(
        Counts counts,
        long there,
        long needed,
        long points,
        @Nullable LocalDate until,
        List<String> items) {

    /** What is counted. */
    public enum Counts {
        /** In minor units. */
        MONEY,
        /** In thousandths of a piece, kilogram or litre. */
        PIECES,
        PURCHASES,
        /** Of a set, by name. */
        ITEMS,
        DAYS,
        WEEKS,
        MONTHS;

        /** As answers name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** So much of it, such as {@code 1.00} or {@code 2 pieces}. */
        String words(long amount, Currency currency) {
            return switch (this) {
                case MONEY -> new Money(amount, currency).units();
                case PIECES -> named(Accrual.pieces(amount), "piece");
                case PURCHASES -> named(String.valueOf(amount), "purchase");
                case ITEMS -> named(String.valueOf(amount), "item");
                case DAYS -> named(String.valueOf(amount), "day");
                case WEEKS -> named(String.valueOf(amount), "week");
                case MONTHS -> named(String.valueOf(amount), "month");
            };
        }

        private static String named(String number, String unit) {
            return number + " " + unit + (number.equals("1") ? "" : "s");
        }
    }

    public Progress {
        items = List.copyOf(items);
        if (there < 0 || needed < 1 || there > needed || points < 1) {
            throw new IllegalArgumentException("progress out of range");
        }
    }

    /** Progress in what has no names. */
    public Progress(
            Counts counts, long there, long needed, long points, @Nullable LocalDate until) {
        this(counts, there, needed, points, until, List.of());
    }

    /** How much it still takes. */
    public long missing() {
        return needed - there;
    }

    /** The same with as many points as a rule's caps leave. */
    Progress within(long left) {
        return left >= points ? this : new Progress(counts, there, needed, left, until, items);
    }

    /**
     * What is missing for what, such as {@code 1.00 to go for 1 × Free items}.
     *
     * @param currency of the programme
     * @param wallet that its points go to
     * @param name what members are told that this holds
     */
    public String words(Currency currency, WalletRules wallet, String name) {
        String number = wallet.text(points, currency);
        // Only the house knows what one of its points is called.
        String given = number.equals("1") ? "1 × " + name : number + " " + name;
        return counts.words(missing(), currency) + " to go for " + given;
    }
}
