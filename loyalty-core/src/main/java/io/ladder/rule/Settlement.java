package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Turn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the rules' offers for one purchase become points: by groups, in the order of the file. */
final class Settlement {
    private final Circumstances circumstances;
    private final Turn turn;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    Settlement(Circumstances circumstances, Turn turn) {
        this.circumstances = circumstances;
        this.turn = turn;
    }

    /** An offer that may still be outdone. */
    private record Bid(Rule rule, Earning.Offer offer) {}

    /** What has come of a group so far. */
    private static final class Group {
        private final Map<String, Long> given = new HashMap<>();
        private @Nullable Bid best;
        private @Nullable String endedBy;
    }

    /** Asks the next rule. */
    void ask(Rule rule) throws ExpressionFailure {
        Group group =
                groups.computeIfAbsent(
                        Objects.requireNonNullElse(rule.group(), ""), _ -> new Group());
        if (group.endedBy != null) {
            String by = group.endedBy;
            turn.explain(rule.id(), false, () -> by + " ended their group.");
            return;
        }
        Chosen chosen = rule.only().of(circumstances);
        if (chosen.isEmpty()) {
            turn.explain(
                    rule.id(), false, () -> "No line of the purchase is one that it is about.");
            return;
        }
        var purchase = new Case(circumstances, chosen, turn.slot(rule.id()));
        for (Condition condition : rule.when()) {
            if (!condition.holds(purchase)) {
                turn.explain(rule.id(), false, () -> "It applies " + condition.words() + ".");
                return;
            }
        }
        if (rule.earning() instanceof Multiplier) {
            settleBest(group);
            purchase.given(group.given.getOrDefault(rule.wallet(), 0L));
        }
        Earning.Offer offer = rule.earning().offer(purchase);
        switch (rule.terms().combining()) {
            case ADD -> give(new Bid(rule, offer), group);
            case BEST -> bid(new Bid(rule, offer), group);
            case END -> {
                give(new Bid(rule, offer), group);
                group.endedBy = rule.id();
            }
        }
    }

    private void bid(Bid bid, Group group) {
        Bid best = group.best;
        boolean better = best == null || bid.offer.points() > best.offer.points();
        Bid outdone = better ? best : bid;
        group.best = better ? bid : best;
        if (outdone != null) {
            String by = Objects.requireNonNull(group.best).rule.id();
            turn.explain(
                    outdone.rule.id(),
                    false,
                    () -> outdone.offer.why().get() + " The rule " + by + " offers more.");
        }
    }

    private void settleBest(Group group) {
        if (group.best != null) {
            give(group.best, group);
            group.best = null;
        }
    }

    private void give(Bid bid, Group group) {
        Rule rule = bid.rule;
        Earning.Offer offer = bid.offer;
        if (offer.slot() != null) {
            turn.remember(rule.id(), offer.slot());
        }
        long within = rule.terms().caps().within(offer.points(), rule.id(), circumstances, turn);
        long given =
                turn.award(
                        rule.id(),
                        rule.wallet(),
                        within,
                        () ->
                                offer.why().get()
                                        + (within < offer.points()
                                                ? " Its caps leave " + within + "."
                                                : ""));
        rule.terms().caps().count(given, rule.id(), circumstances, turn);
        group.given.merge(rule.wallet(), given, Math::addExact);
    }

    /** Gives what no rule has outdone. */
    void close() {
        groups.values().forEach(this::settleBest);
    }
}
