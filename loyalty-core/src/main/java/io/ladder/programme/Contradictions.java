package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.earning.WelcomeBonus;
import io.ladder.journal.Budget;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Accrual;
import io.ladder.rule.Factors;
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import io.ladder.tier.Criterion;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what each for itself is right in a file, and together cannot be: rungs on which nobody
 * would stand, rewards that nobody can reach, and budgets that are below one award.
 */
final class Contradictions {
    private final Fields file;
    private final Programme programme;

    private Contradictions(Fields file, Programme programme) {
        this.file = file;
        this.programme = programme;
    }

    /** Adds them to the mistakes of the file. */
    static void check(Fields file, Programme programme) {
        var contradictions = new Contradictions(file, programme);
        contradictions.checkRungs();
        contradictions.checkRewards();
        contradictions.checkBudgets();
    }

    private List<Value> items(String section) {
        return file.optionalItems(section, Limits.ITEMS);
    }

    private void checkRungs() {
        List<Value> ladders = items("ladders");
        for (int number = 0; number < ladders.size(); number++) {
            Fields fields = ladders.get(number).fields();
            if (fields.has("rungs")) {
                List<Value> places = fields.items("rungs", Limits.RUNGS_MIN, Limits.RUNGS);
                checkRungs(programme.ladders().get(number), places);
            }
        }
    }

    /** Whoever meets a rung meets all below it, so one that asks nothing more takes them all. */
    private static void checkRungs(Ladder ladder, List<Value> places) {
        var asked = new ArrayList<Criterion>();
        for (int index = 1; index < ladder.rungs().size(); index++) {
            Rung rung = ladder.rungs().get(index);
            boolean asksMore = false;
            for (Criterion criterion : rung.criteria()) {
                asksMore |= asked.stream().noneMatch(each -> implies(each, criterion));
            }
            if (!asksMore) {
                String below = ladder.rungs().get(index - 1).name();
                places.get(index)
                        .mistake(
                                "It overlaps "
                                        + below
                                        + ": whoever is there meets it, so that nobody stands on "
                                        + below
                                        + ".");
            }
            asked.addAll(rung.criteria());
        }
    }

    private static boolean implies(Criterion one, Criterion other) {
        return switch (other) {
            case Criterion.AtLeast asked ->
                    one instanceof Criterion.AtLeast met
                            && met.count() >= asked.count()
                            && asked.kinds().containsAll(met.kinds())
                            && isWithin(met.withinDays(), asked.withinDays());
            case Criterion.LatestAnswer asked ->
                    one instanceof Criterion.LatestAnswer met
                            && met.scoreMin() >= asked.scoreMin()
                            && isWithin(met.withinDays(), asked.withinDays());
            case Criterion.Counted asked ->
                    one instanceof Criterion.Counted met
                            && met.count().equals(asked.count())
                            && met.least() >= asked.least()
                            && met.kept() <= asked.kept();
            case Criterion.AnyOf asked ->
                    one.equals(asked)
                            || asked.alternatives().stream().anyMatch(each -> implies(one, each));
        };
    }

    /** 0 days are for ever. */
    private static boolean isWithin(int days, int others) {
        return others == 0 || (days != 0 && days <= others);
    }

    private void checkRewards() {
        RewardCatalogue catalogue = programme.mechanic(RewardCatalogue.class);
        List<Value> places = items("rewards");
        var reach = new Reach(file, programme);
        for (int number = 0; catalogue != null && number < places.size(); number++) {
            Reward reward = catalogue.rewards().get(number);
            long most = reach.of(reward.wallet());
            if (reward.cost() > most) {
                Value cost = places.get(number).fields().find("cost");
                (cost == null ? places.get(number) : cost)
                        .mistake(
                                "Nobody can reach it: by the rules, caps, limits and expiry of "
                                        + reward.wallet()
                                        + " a member never has more than "
                                        + most
                                        + ".");
            }
        }
    }

    /** A budget of 0 is a closed one. */
    private void checkBudgets() {
        Map<String, Long> awards = awards();
        for (Value place : items("mechanics")) {
            Value named = place.fields().find("budget");
            Value id = place.fields().find("id");
            String rule = id == null ? "" : id.id();
            Budget budget = programme.budgets().get(rule);
            Long award = awards.get(rule);
            if (named != null
                    && budget != null
                    && award != null
                    && budget.points() > 0
                    && budget.points() < award) {
                named.mistake(
                        "One award is "
                                + award
                                + " points; the budget "
                                + budget.code()
                                + " has only "
                                + budget.points()
                                + ".");
            }
        }
    }

    /** The smallest award of each rule of which it is known. */
    private Map<String, Long> awards() {
        var awards = new HashMap<String, Long>();
        for (Mechanic mechanic : programme.mechanics()) {
            if (mechanic instanceof WelcomeBonus welcome) {
                awards.put(welcome.id(), welcome.points());
            }
        }
        RuleBook book = programme.mechanic(RuleBook.class);
        if (book != null) {
            for (Rule rule : book.rules()) {
                if (rule.earning() instanceof Accrual accrual) {
                    awards.put(rule.id(), award(accrual));
                }
            }
        }
        return awards;
    }

    private static long award(Accrual accrual) {
        if (!accrual.fullSteps() && accrual.measure() != Accrual.Measure.PURCHASES) {
            return 1;
        }
        Factors factors = accrual.factors();
        int least = factors.otherwise() == 0 ? Factors.MAX : factors.otherwise();
        for (int percent : factors.percents().values()) {
            least = percent == 0 ? least : Math.min(least, percent);
        }
        return accrual.points() * least / Factors.WHOLE;
    }
}
