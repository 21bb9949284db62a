package io.ladder.programme;

import io.ladder.journal.Programme;
import io.ladder.rule.Accrual;
import io.ladder.rule.Earning;
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import io.ladder.rule.Series;
import io.ladder.rule.Streak;
import io.ladder.rule.Threshold;
import io.ladder.tally.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what a version means for what rules remember of members. */
final class RuleConsequences {
    private static final String SECTION = "mechanics";

    private final List<Consequence> found;

    private RuleConsequences(List<Consequence> found) {
        this.found = found;
    }

    static void add(Programme before, Programme next, List<Consequence> found) {
        var consequences = new RuleConsequences(found);
        Map<String, Rule> after = rules(next);
        rules(before)
                .forEach((id, was) -> {
                    Rule is = after.get(id);
                    if (is == null) {
                        consequences.gone(was);
                    } else {
                        consequences.changed(was, is);
                    }
                });
    }

    private static Map<String, Rule> rules(Programme programme) {
        var rules = new LinkedHashMap<String, Rule>();
        RuleBook book = programme.mechanic(RuleBook.class);
        if (book != null) {
            book.rules().forEach(rule -> rules.put(rule.id(), rule));
        }
        return rules;
    }

    private void add(Rule rule, String words) {
        found.add(new Consequence(SECTION, rule.id(), words));
    }

    private static boolean carries(Rule rule) {
        return rule.earning() instanceof Accrual accrual && accrual.carriesOver();
    }

    private void gone(Rule was) {
        add(
                was,
                carries(was)
                        ? "It gives nothing more; points that it gave stay. What members carried"
                                + " over is kept, and counts should a later version have the rule"
                                + " again."
                        : "It gives nothing more; points that it gave stay.");
    }

    private void changed(Rule was, Rule is) {
        if (carries(was)) {
            carriedOver((Accrual) was.earning(), is);
        } else if (!countsAlike(was.earning(), is.earning())) {
            add(is, "It begins anew: what members have done towards what it gives counts no more.");
        }
        if (!was.wallet().equals(is.wallet())) {
            add(is, "Points that it gave stay in the wallet " + was.wallet() + ".");
        }
        if (!was.terms().caps().equals(is.terms().caps())) {
            add(
                    is,
                    "What it gave in a period that was capped before counts for the new cap; of"
                            + " other periods counting begins now.");
        }
    }

    /**
     * Whether what a rule that carries no part of a point over remembers can be read by another.
     */
    private static boolean countsAlike(Earning was, Earning is) {
        return switch (was) {
            case Threshold one ->
                    is instanceof Threshold other
                            && one.measure() == other.measure()
                            && one.anew() == other.anew();
            case Series _ -> is instanceof Series;
            case Streak one -> is instanceof Streak other && one.each() == other.each();
            default -> true;
        };
    }

    private void carriedOver(Accrual was, Rule rule) {
        if (!(rule.earning() instanceof Accrual is) || !is.carriesOver()) {
            add(rule, "What members carried over counts no more.");
        } else if (was.measure() != is.measure()) {
            add(
                    rule,
                    "It counts something else, so that what members carried over becomes the same"
                            + " part of something else. A rule that counts something else takes a"
                            + " new id.");
        } else if (is.anew() != Period.EVER && was.anew() != is.anew()) {
            add(rule, "What members carried over is lost, because counting begins anew.");
        } else if (was.points() != is.points()
                || was.step() != is.step()
                || was.fullSteps() != is.fullSteps()
                || !was.factors().equals(is.factors())) {
            add(
                    rule,
                    "What members carried over is recounted: a part of a point stays that part,"
                            + " and what was bought of a full step stays bought, both rounded"
                            + " down.");
        }
    }
}
