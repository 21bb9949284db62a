package io.ladder.rule;

import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionFailure;
import io.ladder.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that must be so for a rule to apply. */
public sealed interface Condition
        permits TimeCondition,
                Condition.InShops,
                Condition.ByChannels,
                Condition.PaidWith,
                Condition.OnRungs,
                Condition.OfMembers,
                Condition.InSegments,
                Condition.BasketFrom,
                Condition.Where {

    /**
     * Whether it is so.
     *
     * @throws ExpressionFailure where it cannot be computed
     */
    boolean holds(Case purchase) throws ExpressionFailure;

    /**
     * The first of some conditions that is not so; null where all are.
     *
     * @throws ExpressionFailure where one before it cannot be computed
     */
    static @Nullable Condition firstUnmet(List<Condition> all, Case purchase)
            throws ExpressionFailure {
        for (Condition condition : all) {
            if (!condition.holds(purchase)) {
                return condition;
            }
        }
        return null;
    }

    /** Whether it may be so if the member buys at this moment. */
    default boolean mayHold(Outlook member) {
        return true;
    }

    /** What it asks, to be read behind "It applies ". */
    String words();

    /** Whether it asks for the time only, so that whoever it turns away may come again. */
    default boolean ofTime() {
        return this instanceof TimeCondition;
    }

    /** In one of some shops. */
    record InShops(Set<String> shops) implements Condition {
        public InShops {
            shops = Set.copyOf(shops);
        }

        @Override
        public boolean holds(Case purchase) {
            String shop = purchase.circumstances().purchase().shop();
            return shop != null && shops.contains(shop);
        }

        @Override
        public String words() {
            return "in " + listed(shops);
        }
    }

    /** By one of some channels. */
    record ByChannels(Set<String> channels) implements Condition {
        public ByChannels {
            channels = Set.copyOf(channels);
        }

        @Override
        public boolean holds(Case purchase) {
            String channel = purchase.circumstances().purchase().channel();
            return channel != null && channels.contains(channel);
        }

        @Override
        public String words() {
            return "by " + listed(channels);
        }
    }

    /** Paid, at least in part, with one of some means. */
    record PaidWith(Set<String> means) implements Condition {
        public PaidWith {
            means = Set.copyOf(means);
        }

        @Override
        public boolean holds(Case purchase) {
            for (String each : purchase.circumstances().purchase().paymentMeans()) {
                if (means.contains(each)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "when paid with " + listed(means);
        }
    }

    /** Where the member stood on one of some rungs before the purchase. */
    record OnRungs(String ladder, Set<String> rungs) implements Condition {
        public OnRungs {
            rungs = Set.copyOf(rungs);
        }

        @Override
        public boolean holds(Case purchase) {
            return has(purchase.circumstances().rungs().get(ladder));
        }

        @Override
        public boolean mayHold(Outlook member) {
            return has(member.rung(ladder));
        }

        private boolean has(@Nullable String rung) {
            return rung != null && rungs.contains(rung);
        }

        @Override
        public String words() {
            return "to " + listed(rungs);
        }
    }

    /**
     * Where what is told of the member is one of some values.
     *
     * @param values by the name of the attribute; of those that are true or false, what is not told
     *     is false
     */
    record OfMembers(Map<String, Set<Object>> values) implements Condition {
        public OfMembers {
            values = Map.copyOf(values);
        }

        @Override
        public boolean holds(Case purchase) {
            Map<String, Object> told = purchase.circumstances().attributes().values();
            for (Map.Entry<String, Set<Object>> each : values.entrySet()) {
                if (!each.getValue().contains(told.getOrDefault(each.getKey(), false))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String words() {
            var words = new ArrayList<String>();
            new TreeMap<>(values)
                    .forEach((name, some) -> {
                        var texts = new TreeSet<String>();
                        some.forEach(value -> texts.add(String.valueOf(value)));
                        words.add(name + " is " + String.join(" or ", texts));
                    });
            return "to members of whom " + String.join(" and ", words);
        }
    }

    /**
     * Where the member is in one of some segments.
     *
     * @param segments at least one
     */
    record InSegments(List<Segment> segments) implements Condition {
        public InSegments {
            segments = List.copyOf(segments);
        }

        @Override
        public boolean holds(Case purchase) {
            return segments.stream().anyMatch(purchase.circumstances()::isIn);
        }

        @Override
        public String words() {
            return "to members of "
                    + segments.stream().map(Segment::id).collect(Collectors.joining(", "));
        }
    }

    /**
     * Where the lines that the rule is about cost enough.
     *
     * @param least in the programme's currency, above 0
     */
    record BasketFrom(Money least) implements Condition {
        @Override
        public boolean holds(Case purchase) {
            return purchase.chosen().minor() >= least.minor();
        }

        @Override
        public String words() {
            return "from " + least + " up";
        }
    }

    /** Where an expression says so. */
    record Where(Expression<Case> expression) implements Condition {
        @Override
        public boolean holds(Case purchase) throws ExpressionFailure {
            return expression.holds(purchase.facts());
        }

        @Override
        public String words() {
            return "where " + expression.source();
        }
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
