package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Activity;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Turn;
import io.ladder.tally.Tallies;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rules of a programme that answer purchases, in the order of the file. Each is asked whether
 * it applies and what it offers; what it gives then depends on the others of its group, on its
 * caps, on its budget and on the limits of its wallet, in this order.
 */
public final class RuleBook implements Mechanic {
    private final List<Rule> rules;
    private final Counters counters;
    private final List<EarningRail> rails;
    private final RuleIndex index;
    private final boolean namesBalances;

    /** Rules without counters. */
    public RuleBook(List<Rule> rules) {
        this(rules, List.of(), List.of());
    }

    /**
     * Rules and what they, or ladders, need to be counted.
     *
     * @param counters each of another id
     * @param rails what keeps all rules from giving anything
     */
    public RuleBook(List<Rule> rules, List<Counter> counters, List<EarningRail> rails) {
        this.rules = List.copyOf(rules);
        this.rails = List.copyOf(rails);
        this.counters = new Counters(counters);
        this.index = new RuleIndex(this.rules);
        this.namesBalances = names(Vocabulary.BALANCES) || names(Vocabulary.SEGMENTS);
    }

    private boolean names(String fact) {
        return rules.stream().anyMatch(rule -> rule.names(fact))
                || counters.all().stream().anyMatch(counter -> counter.names(fact));
    }

    /** The rules in the order of the file. */
    public List<Rule> rules() {
        return rules;
    }

    /** The counters in the order of the file. */
    public List<Counter> counters() {
        return counters.all();
    }

    /** What each counter has come to at a moment. */
    Map<String, Long> counted(Tallies tallies, ZonedDateTime at) {
        return counters.sums(tallies, at);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleBook book
                && rules.equals(book.rules)
                && rails.equals(book.rails)
                && counters.equals(book.counters);
    }

    @Override
    public int hashCode() {
        return 31 * rules.hashCode() + counters.hashCode();
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof Activity.Purchase purchase) {
            counters.count(answer(purchase, turn), turn);
        } else {
            counters.count(null, turn);
        }
    }

    private Circumstances answer(Activity.Purchase purchase, Turn turn) {
        var circumstances = new Circumstances(purchase, turn);
        if (namesBalances) {
            circumstances.lookAtBalances();
        }
        String obstacle = obstacle(purchase, turn);
        if (obstacle != null) {
            rules.forEach(rule -> turn.explain(rule.id(), false, () -> obstacle));
            return circumstances;
        }
        var settlement = new Settlement(circumstances, turn);
        // Who wants to know why wants to know it of every rule.
        BitSet concerned = turn.explaining() ? null : index.concerned(purchase);
        for (int number = 0; number < rules.size(); number++) {
            if ((concerned == null || concerned.get(number))
                    && turn.withheld(rules.get(number).id()) == null) {
                ask(rules.get(number), settlement, turn);
            }
        }
        settlement.close();
        return circumstances;
    }

    /** Why no rule gives anything; null where they may. */
    private @Nullable String obstacle(Activity.Purchase purchase, Turn turn) {
        String first = null;
        for (EarningRail rail : rails) {
            if (first == null && rail.applies(turn.at())) {
                first = rail.obstacle(purchase, turn);
                if (first != null) {
                    AlertKey.raise(AlertKey.Kind.PURCHASES, rail.id(), turn);
                }
            }
            rail.bought(turn);
        }
        return first;
    }

    /**
     * How far a rule has come.
     *
     * @param wallet that its points go to
     */
    public record RuleProgress(String rule, String wallet, Progress progress) {}

    /**
     * How far a member has come with each rule that counts something, in the order of the file;
     * without those that give this member nothing now, whatever they buy.
     */
    public List<RuleProgress> progress(Outlook member) {
        var all = new ArrayList<RuleProgress>();
        for (Rule rule : rules) {
            Progress progress =
                    rule.earning().progress(member, rule.own(member.slots().get(rule.id())));
            if (progress == null || !rule.when().stream().allMatch(each -> each.mayHold(member))) {
                continue;
            }
            long left = rule.terms().caps().within(progress.points(), rule.id(), member);
            if (left > 0) {
                all.add(new RuleProgress(rule.id(), rule.wallet(), progress.within(left)));
            }
        }
        return all;
    }

    private static void ask(Rule rule, Settlement settlement, Turn turn) {
        try {
            settlement.ask(rule);
        } catch (ExpressionFailure failure) {
            turn.explain(
                    rule.id(),
                    false,
                    () -> "It could not be computed for this purchase: " + failure.getMessage());
        }
    }
}
