package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Line;
import io.ladder.journal.Reason;
import io.ladder.shared.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How discounts come off one basket: by groups, in the order of the file. */
final class Bargain implements Groups.Table<Bargain.Bid> {
    private final Circumstances circumstances;
    private final int version;
    private final List<Reason> reasons;
    private final List<Line> given;
    private final List<Line> lines;
    private final Currency currency;

    /** What is left of each line, in minor units. */
    private final long[] left;

    private final Map<String, Integer> places = new HashMap<>();
    private final Groups<Bid> groups = new Groups<>(this);
    private final List<Discounts.Granted> granted = new ArrayList<>();

    /**
     * A basket of which nothing has come off yet.
     *
     * @param circumstances of the basket as it would be before discounts
     * @param given its lines as they were told, some of which may cost less already
     */
    Bargain(Circumstances circumstances, List<Line> given, int version, List<Reason> reasons) {
        this.given = given;
        this.circumstances = circumstances;
        this.version = version;
        this.reasons = reasons;
        this.lines = circumstances.purchase().lines();
        this.currency = lines.getFirst().amount().currency();
        this.left = costs(lines);
        for (int index = 0; index < left.length; index++) {
            places.put(lines.get(index).id(), index);
        }
    }

    private static long[] costs(List<Line> lines) {
        return lines.stream().mapToLong(line -> line.amount().minor()).toArray();
    }

    /** A discount that applies. */
    record Bid(Discount discount, Chosen chosen, Cut cut) implements Groups.Bid {
        @Override
        public String id() {
            return discount.id();
        }

        /** What it would take off each line of which so much is left. */
        long[] off(long[] rest) {
            long[] off = cut.off(chosen.lines(), rest);
            Long most = discount.mostMinor();
            return most == null || sum(off) <= most ? off : Cut.shared(most, off);
        }
    }

    /** Asks the next discount. */
    void ask(Discount discount) throws ExpressionFailure {
        Groups<Bid>.Group group = groups.of(discount.group());
        String by = group.endedBy();
        if (by != null) {
            explain(discount, false, by + " ended their group.");
            return;
        }
        Bid bid = bid(discount);
        if (bid != null) {
            group.bid(bid, discount.combining());
        }
    }

    private @Nullable Bid bid(Discount discount) throws ExpressionFailure {
        Chosen chosen = discount.only().of(circumstances);
        if (chosen.isEmpty()) {
            explain(discount, false, "No line of the purchase is one that it is about.");
            return null;
        }
        var purchase = new Case(circumstances, chosen, null);
        Condition unmet = Condition.firstUnmet(discount.when(), purchase);
        if (unmet != null) {
            explain(discount, false, "It applies " + unmet.words() + ".");
            return null;
        }
        Cut cut = discount.scale().of(purchase);
        if (cut == null) {
            explain(discount, false, "It applies " + discount.scale().words() + ".");
            return null;
        }
        return new Bid(discount, chosen, cut);
    }

    @Override
    public long worth(Bid bid) {
        return sum(off(bid));
    }

    /** What it takes off what is left of each of its lines. */
    private long[] off(Bid bid) {
        var rest = new long[bid.chosen.lines().size()];
        for (int index = 0; index < rest.length; index++) {
            rest[index] = left[place(bid, index)];
        }
        return bid.off(rest);
    }

    @Override
    public void turnAway(Bid bid, String by) {
        explain(bid.discount, false, "The discount " + by + " takes off as much or more.");
    }

    @Override
    public void take(Bid bid) {
        long[] off = off(bid);
        var shares = new ArrayList<Discounts.Share>();
        for (int index = 0; index < off.length; index++) {
            if (off[index] > 0) {
                left[place(bid, index)] -= off[index];
                String line = bid.chosen.lines().get(index).id();
                shares.add(new Discounts.Share(line, new Money(off[index], currency)));
            }
        }
        Money all = new Money(sum(off), currency);
        explain(
                bid.discount,
                all.minor() > 0,
                bid.cut.words(currency)
                        + " takes "
                        + all
                        + " off "
                        + new Money(bid.chosen.minor(), currency)
                        + ".");
        if (all.minor() > 0) {
            granted.add(new Discounts.Granted(bid.discount.id(), all, shares));
        }
    }

    private int place(Bid bid, int index) {
        return Objects.requireNonNull(places.get(bid.chosen.lines().get(index).id()));
    }

    private void explain(Discount discount, boolean applied, String text) {
        reasons.add(new Reason(discount.id(), version, applied, text));
    }

    private static long sum(long[] amounts) {
        return Arrays.stream(amounts).reduce(0, Math::addExact);
    }

    /** Grants what no discount has outdone, and tells what the basket costs. */
    Discounts.Price close() {
        groups.close();
        var cheaper = new ArrayList<Line>(left.length);
        for (int index = 0; index < left.length; index++) {
            Line line = given.get(index);
            cheaper.add(line.discountedTo(Math.min(line.amount().minor(), left[index])));
        }
        return new Discounts.Price(cheaper, granted, reasons);
    }
}
