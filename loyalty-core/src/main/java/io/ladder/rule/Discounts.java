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
     * @param granted by each discount that took something off, in the order in which they did
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

    /**
     * What a basket costs a member by the discounts of the version that decides then; nothing is
     * taken off by a programme without discounts.
     *
     * @param basket as it would be bought, at what it costs before discounts
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
     * What a basket costs the member of a turn in which nothing happens.
     *
     * @param basket as it would be bought, at what it costs before these discounts
     */
    public Price price(Activity.Purchase basket, Turn turn) {
        var circumstances = new Circumstances(basket, turn);
        circumstances.lookAtBalances();
        var reasons = new ArrayList<Reason>();
        var bargain = new Bargain(circumstances, turn.programme().version(), reasons);
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
