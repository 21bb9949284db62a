package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Line;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Reason;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.journal.Turn;
import io.ladder.journal.Visit;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * All discounts of a programme, in the order of the file. They answer no activity: a till asks what
 * a basket costs a member before it is bought, and what was really charged is what it books then.
 */
public record Discounts(List<Discount> all) implements Mechanic {
    public Discounts {
        all = List.copyOf(all);
    }

    /**
     * What a basket costs a member.
     *
     * @param lines as they are to be booked: with what they cost after discounts, and before them
     *     as list amount
     * @param granted what each discount that took something off takes off the list amounts, in the
     *     order in which they did
     * @param reasons of each discount
     */
    public record Price(List<Line> lines, List<Granted> granted, List<Reason> reasons) {
        public Price {
            lines = List.copyOf(lines);
            granted = List.copyOf(granted);
            reasons = List.copyOf(reasons);
        }

        /** What all lines cost. */
        public Money total() {
            return sum(lines);
        }

        /** What all lines would cost without discounts. */
        public Money before() {
            return sum(undiscounted(lines));
        }

        private static Money sum(List<Line> lines) {
            return new Money(Chosen.of(lines).minor(), lines.getFirst().amount().currency());
        }

        /** What a programme without discounts says. */
        public static Price plain(List<Line> lines) {
            return new Price(lines, List.of(), List.of());
        }
    }

    /**
     * What a discount takes off.
     *
     * @param amount off all lines together, above 0
     * @param shares of the lines that become cheaper
     */
    public record Granted(String discount, Money amount, List<Share> shares) {
        public Granted {
            shares = List.copyOf(shares);
        }
    }

    /**
     * What is taken off a line.
     *
     * @param line its id
     * @param amount above 0
     */
    public record Share(String line, Money amount) {}

    @Override
    public String id() {
        return "discounts";
    }

    @Override
    public List<String> ruleIds() {
        return all.stream().map(Discount::id).toList();
    }

    /** What is charged is the till's affair. */
    @Override
    public void on(Activity activity, Turn turn) {}

    private static List<Line> undiscounted(List<Line> lines) {
        return lines.stream().map(Line::undiscounted).toList();
    }

    private static Activity.Purchase undiscounted(Activity.Purchase basket) {
        return new Activity.Purchase(
                basket.occurredAt(),
                basket.document(),
                undiscounted(basket.lines()),
                basket.shop(),
                basket.channel(),
                basket.paymentMeans(),
                basket.attributes(),
                basket.awaitsDispatch(),
                basket.dispatchedAt());
    }

    /**
     * What a basket costs a member by the discounts of the version that decides then; nothing is
     * taken off by a programme without discounts.
     *
     * @param basket as it would be bought; a line that names a list amount costs that before
     *     discounts
     */
    public static Price price(
            Timeline timeline, AccountState state, MemberId member, Activity.Purchase basket) {
        return Visit.of(
                timeline,
                state,
                member,
                basket.occurredAt(),
                SharedCounters.none(),
                turn -> {
                    Discounts discounts = turn.programme().mechanic(Discounts.class);
                    return discounts == null
                            ? Price.plain(basket.lines())
                            : discounts.price(basket, turn);
                });
    }

    /**
     * What a basket costs the member of a turn in which nothing happens. What its lines cost less
     * already than their list amounts counts towards what is taken off: a line costs what these
     * discounts leave of its list amount, or what it costs already where that is less. So a basket
     * that is priced again, at the price that it was told, costs the same.
     *
     * @param basket as it would be bought; a line that names a list amount costs that before
     *     discounts
     */
    public Price price(Activity.Purchase basket, Turn turn) {
        var circumstances = new Circumstances(undiscounted(basket), turn);
        circumstances.lookAtBalances();
        var reasons = new ArrayList<Reason>();
        var bargain =
                new Bargain(circumstances, basket.lines(), turn.programme().version(), reasons);
        for (Discount discount : all) {
            try {
                String why = turn.withheld(discount.id());
                if (why == null) {
                    bargain.ask(discount);
                } else {
                    int version = turn.programme().version();
                    reasons.add(new Reason(discount.id(), version, false, why));
                }
            } catch (ExpressionFailure failure) {
                reasons.add(
                        new Reason(
                                discount.id(),
                                turn.programme().version(),
                                false,
                                "It could not be computed for this purchase: "
                                        + failure.getMessage()));
            }
        }
        return bargain.close();
    }
}
