package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.earning.WelcomeBonus;
import io.ladder.journal.Budget;
import io.ladder.journal.Mechanic;
import io.ladder.ledger.WalletRules;
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
import org.jspecify.annotations.Nullable;

/**
 * Finds what each for itself is right in a file, and together cannot be: rungs on which nobody
 * would stand, rewards that nobody can reach, budgets that are below one award, multipliers that
 * multiply nothing, and lines that are taken in and out.
 */
final class Contradictions {
    private final Fields file;
    private final List<WalletRules> wallets;
    private final Map<String, @Nullable Ladder> ladders;
    private final List<Mechanic> mechanics;
    private final Map<String, Budget> budgets;

    /** The rules that answer purchases, by id. */
    private final Map<String, Rule> rules = new HashMap<>();

    /** What the file says, as far as it could be read. */
    Contradictions(
            Fields file, Terms terms, List<Mechanic> mechanics, Map<String, Budget> budgets) {
        this.file = file;
        this.wallets = terms.wallets();
        this.ladders = terms.ladders();
        this.mechanics = mechanics;
        this.budgets = budgets;
        for (Mechanic mechanic : mechanics) {
            if (mechanic instanceof RuleBook book) {
                book.rules().forEach(rule -> rules.putIfAbsent(rule.id(), rule));
            }
        }
    }

    /**
     * Adds them to the mistakes of the file. What is wrong by itself is left out, and so is what
     * would be right if that were.
     */
    void check() {
        boolean wholly = isSound("wallets") && isSound("mechanics") && isSound("household");
        boolean ofBudgets = isSound("budgets");
        checkRungs();
        if (wholly) {
            checkRewards();
        }
        if (ofBudgets) {
            checkBudgets();
        }
        new IdleRules(items("mechanics"), wallets).check();
        items("counters").forEach(IdleRules::checkSelection);
    }

    private boolean isSound(String section) {
        Value value = file.find(section);
        return value == null || !value.isFaulty();
    }

    private static String id(Value place) {
        Value id = place.fields().find("id");
        String written = id == null ? null : id.written();
        return written == null ? "" : written;
    }

    private List<Value> items(String section) {
        return file.optionalItems(section, Limits.ITEMS);
    }

    private void checkRungs() {
        for (Value place : items("ladders")) {
            Ladder ladder = place.isFaulty() ? null : ladders.get(id(place));
            if (ladder != null && place.fields().has("rungs")) {
                List<Value> places = place.fields().items("rungs", Limits.RUNGS_MIN, Limits.RUNGS);
                if (isWhole(ladder, places)) {
                    checkRungs(ladder, places);
                }
            }
        }
    }

    /** Whether all that the rungs ask could be read, such as counters that have no mistakes. */
    private static boolean isWhole(Ladder ladder, List<Value> places) {
        for (int index = 0; index < places.size(); index++) {
            int asked =
                    places.get(index).fields().optionalItems("criteria", Limits.CRITERIA).size();
            if (ladder.rungs().get(index).criteria().size() < asked) {
                return false;
            }
        }
        return true;
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
        var reach = new Reach(file, wallets, mechanics);
        Map<String, Reward> rewards = new HashMap<>();
        for (Mechanic mechanic : mechanics) {
            if (mechanic instanceof RewardCatalogue catalogue) {
                catalogue.rewards().forEach(each -> rewards.put(each.id(), each));
            }
        }
        for (Value place : items("rewards")) {
            Reward reward = place.isFaulty() ? null : rewards.get(id(place));
            long most = reward == null ? Long.MAX_VALUE : reach.of(reward.wallet());
            if (reward != null && reward.cost() > most) {
                Value cost = place.fields().find("cost");
                (cost == null ? place : cost)
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
            Value named = place.isFaulty() ? null : place.fields().find("budget");
            String rule = id(place);
            Budget budget = budgets.get(rule);
            Long award = awards.get(rule);
            if (named != null
                    && budget != null
                    && award != null
                    && budget.points() > 0
                    && budget.points() < award) {
                named.mistake(
                        "One award is "
                                + award
                                + (award == 1 ? " point" : " points")
                                + "; the budget "
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
        for (Mechanic mechanic : mechanics) {
            if (mechanic instanceof WelcomeBonus welcome) {
                awards.put(welcome.id(), welcome.points());
            }
        }
        for (Rule rule : rules.values()) {
            if (rule.earning() instanceof Accrual accrual) {
                awards.put(rule.id(), award(accrual));
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
