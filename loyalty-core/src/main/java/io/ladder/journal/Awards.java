package io.ladder.journal;

import io.ladder.ledger.WalletRules;
import io.ladder.shared.MemberId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The points that rules give for one activity, within budgets and the limits of wallets. */
final class Awards {
    /** What the slot begins with that counts what a wallet's rules gave on a day. */
    private static final String LIMIT_SLOT = "limit:";

    private final Turn turn;
    private final Activity activity;
    private final MemberId person;
    private final @Nullable Map<String, Long> bounds;
    private final List<Award> given = new ArrayList<>(2);
    private final Set<String> raised = new HashSet<>(0);
    private @Nullable List<Experiment> controlling;

    /**
     * No points yet.
     *
     * @param person as whom the member counts
     * @param bounds the most that rules can give, by rule, where budgets had no more for what is
     *     decided again; null where they are to be asked
     */
    Awards(Turn turn, Activity activity, MemberId person, @Nullable Map<String, Long> bounds) {
        this.turn = turn;
        this.activity = activity;
        this.person = person;
        this.bounds = bounds;
    }

    List<Award> list() {
        return given;
    }

    /** Why an experiment keeps a rule from the member, which is explained; null where none does. */
    @Nullable String withheld(String rule) {
        if (turn.programme().experiments().isEmpty()) {
            return null;
        }
        if (controlling == null) {
            // Drawn once for all rules.
            controlling =
                    turn.programme().experiments().stream()
                            .filter(each -> each.runs(turn.at()) && each.controls(person))
                            .toList();
        }
        for (Experiment experiment : controlling) {
            if (experiment.concerns(rule)) {
                String why =
                        "The member is in the control group of the experiment "
                                + experiment.id()
                                + ", which gets nothing of it.";
                turn.explain(rule, false, () -> why);
                return why;
            }
        }
        return null;
    }

    /** Gives as many of the points as may be given, says why, and tells how many that are. */
    long give(String rule, WalletRules wallet, long points, Supplier<String> why) {
        Budget budget = turn.programme().budgets().get(rule);
        long drawn = budget == null ? points : withinBudget(rule, budget, points);
        long left = withinLimits(wallet, drawn);
        turn.explain(rule, left > 0, () -> why.get() + shortened(points, drawn, left));
        count(wallet, left);
        if (budget != null && left > 0) {
            turn.use(budget.counter(), left);
        }
        if (drawn < points) {
            given.add(Award.cutShort(rule, wallet.code(), left, drawn));
        } else if (left > 0) {
            given.add(new Award(rule, wallet.code(), left));
        }
        return left;
    }

    /** What the budget leaves now or, of a fact of the past, what it left when that was decided. */
    private long withinBudget(String rule, Budget budget, long points) {
        if (!Programme.drawsOnBudgets(activity)) {
            throw new IllegalStateException("no budget was asked for with " + activity);
        }
        if (bounds == null) {
            long used = turn.used(budget.counter());
            return Math.clamp(budget.points() - used, 0, points);
        }
        return Math.min(points, bounds.getOrDefault(rule, points));
    }

    /** What keeps a rule from giving all that it would. */
    private static String shortened(long points, long drawn, long left) {
        return (drawn < points ? " Its budget leaves " + drawn + "." : "")
                + (left < drawn ? " Limits of the wallet leave " + left + "." : "");
    }

    private long withinLimits(WalletRules rules, long points) {
        WalletRules.Limits limits = rules.limits();
        long left = points;
        if (limits.perPurchase() > 0) {
            left = Math.min(left, limits.perPurchase() - sum(rules.code()));
        }
        if (limits.perDay() > 0) {
            long ofToday = Math.max(0, limits.perDay() - today(rules));
            if (ofToday < left) {
                raise(rules.code());
                left = ofToday;
            }
        }
        return left;
    }

    /** Somebody is to look at it, once for each deed; time alone is none. */
    private void raise(String wallet) {
        if (!(activity instanceof Activity.Due) && raised.add(wallet)) {
            AlertKey.raise(AlertKey.Kind.POINTS, wallet, turn);
        }
    }

    /** How many points rules gave on this day in a wallet that has a limit for that. */
    private long today(WalletRules rules) {
        Slot slot = turn.slot(LIMIT_SLOT + rules.code());
        return slot != null && slot.numbers().getFirst() == day() ? slot.numbers().getLast() : 0;
    }

    private void count(WalletRules rules, long given) {
        if (rules.limits().perDay() > 0) {
            turn.remember(LIMIT_SLOT + rules.code(), Slot.of(1, day(), today(rules) + given));
        }
    }

    private long day() {
        return turn.at().atZone(turn.programme().zone()).toLocalDate().toEpochDay();
    }

    /** How many points were given in a wallet. */
    long sum(String wallet) {
        long points = 0;
        for (Award award : given) {
            points += award.wallet().equals(wallet) ? award.points() : 0;
        }
        return points;
    }
}
