package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Turn;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the rules' offers for one purchase become points: by groups, in the order of the file. */
final class Settlement implements Groups.Table<Settlement.Bid> {
    private final Circumstances circumstances;
    private final Turn turn;
    private final Groups<Bid> groups = new Groups<>(this);

    /** What rules have given, by group and wallet: multipliers make more of it. */
    private final Map<Given, Long> given = new HashMap<>();

    Settlement(Circumstances circumstances, Turn turn) {
        this.circumstances = circumstances;
        this.turn = turn;
    }

    private record Given(@Nullable String group, String wallet) {
        static Given by(Rule rule) {
            return new Given(rule.group(), rule.wallet());
        }
    }

    /** An offer that may still be outdone. */
    record Bid(Rule rule, Earning.Offer offer) implements Groups.Bid {
        @Override
        public String id() {
            return rule.id();
        }
    }

    @Override
    public long worth(Bid bid) {
        return bid.offer.points();
    }

    /** Asks the next rule. */
    void ask(Rule rule) throws ExpressionFailure {
        Groups<Bid>.Group group = groups.of(rule.group());
        String by = group.endedBy();
        if (by != null) {
            turn.explain(rule.id(), false, () -> by + " ended their group.");
            return;
        }
        Chosen chosen = rule.only().of(circumstances);
        if (chosen.isEmpty()) {
            turn.explain(
                    rule.id(), false, () -> "No line of the purchase is one that it is about.");
            return;
        }
        var purchase = new Case(circumstances, chosen, rule.own(turn.slot(rule.id())));
        Condition unmet = Condition.firstUnmet(rule.when(), purchase);
        if (unmet != null) {
            turn.explain(rule.id(), false, () -> "It applies " + unmet.words() + ".");
            return;
        }
        if (rule.earning() instanceof Multiplier) {
            group.settle();
            purchase.given(given.getOrDefault(Given.by(rule), 0L));
        }
        group.bid(new Bid(rule, rule.earning().offer(purchase)), rule.terms().combining());
    }

    @Override
    public void turnAway(Bid bid, String by) {
        turn.explain(
                bid.id(),
                false,
                () -> bid.offer.why().get() + " The rule " + by + " offers as much or more.");
    }

    @Override
    public void take(Bid bid) {
        Rule rule = bid.rule;
        Earning.Offer offer = bid.offer;
        if (offer.slot() != null) {
            turn.remember(rule.id(), offer.slot());
        }
        long within = rule.terms().caps().within(offer.points(), rule.id(), circumstances, turn);
        long booked =
                turn.award(
                        rule.id(),
                        rule.wallet(),
                        within,
                        () ->
                                offer.why().get()
                                        + (within < offer.points()
                                                ? " Its caps leave " + within + "."
                                                : ""));
        rule.terms().caps().count(booked, rule.id(), circumstances, turn);
        given.merge(Given.by(rule), booked, Math::addExact);
    }

    /** Gives what no rule has outdone. */
    void close() {
        groups.close();
    }
}
