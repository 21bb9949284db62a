package io.ladder.programme;

import io.ladder.journal.Budget;
import io.ladder.journal.Programme;
import io.ladder.ledger.WalletRules;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Tells what a version means for what members have by the one before. */
final class Consequences {
    private final Programme before;
    private final Programme next;
    private final ToLongFunction<String> used;
    private final List<Consequence> found = new ArrayList<>();

    private Consequences(Programme before, Programme next, ToLongFunction<String> used) {
        this.before = before;
        this.next = next;
        this.used = used;
    }

    /**
     * All of them, by section and in the order of the earlier file.
     *
     * @param used how much of a shared counter is used
     */
    static List<Consequence> of(Programme before, Programme next, ToLongFunction<String> used) {
        var consequences = new Consequences(before, next, used);
        consequences.ofWallets();
        RuleConsequences.add(before, next, consequences.found);
        CounterConsequences.add(before, next, consequences.found);
        consequences.ofLadders();
        consequences.ofRewards();
        consequences.ofBudgets();
        return consequences.found;
    }

    private void add(String section, String id, String words) {
        found.add(new Consequence(section, id, words));
    }

    private void ofWallets() {
        for (WalletRules was : before.wallets()) {
            WalletRules is = next.walletRules(was.code());
            if (is == null) {
                add(
                        "wallets",
                        was.code(),
                        "Members may have points in it, which nobody could spend and nothing would"
                                + " let expire: a version keeps its wallets.");
                continue;
            }
            if (!was.expiry().equals(is.expiry())) {
                add(
                        "wallets",
                        was.code(),
                        "Points that members have keep the day on which they expire; the new"
                                + " expiry is of points that come from then on.");
            }
            if (!was.availability().equals(is.availability())) {
                add(
                        "wallets",
                        was.code(),
                        "Points that are not available yet keep the moment at which they will be.");
            }
        }
        for (WalletRules is : next.wallets()) {
            if (before.walletRules(is.code()) == null) {
                add("wallets", is.code(), "Nobody has points in it yet; later versions keep it.");
            }
        }
    }

    private void ofLadders() {
        for (Ladder was : before.ladders()) {
            Ladder is = next.ladder(was.id());
            if (is == null) {
                add(
                        "ladders",
                        was.id(),
                        "Nobody climbs or descends on it any more, and answers no longer show it."
                                + " A later version that has it again finds members on the rung"
                                + " that they had.");
                continue;
            }
            for (Rung rung : was.rungs()) {
                if (!is.has(rung.name())) {
                    add(
                            "ladders",
                            was.id(),
                            "Whoever stands on "
                                    + rung.name()
                                    + " comes at once, without grace, to the highest rung whose"
                                    + " criteria they meet.");
                }
            }
            if (!was.rungs().equals(is.rungs())) {
                add(
                        "ladders",
                        was.id(),
                        "All standings are seen anew: whoever meets a higher rung climbs at once;"
                                + " whoever no longer meets theirs keeps it for the days of grace.");
            }
        }
        for (Ladder is : next.ladders()) {
            if (before.ladder(is.id()) == null) {
                add(
                        "ladders",
                        is.id(),
                        before.ladders().isEmpty()
                                ? "Members begin on "
                                        + is.rungs().getFirst().name()
                                        + "; what they did before it counts only where it was kept."
                                : "Members come at once to the highest rung whose criteria they"
                                        + " meet by what the other ladders know of them.");
            }
        }
    }

    private void ofRewards() {
        Map<String, Reward> after = rewards(next);
        for (Reward was : rewards(before).values()) {
            Reward is = after.get(was.id());
            if (is == null) {
                add(
                        "rewards",
                        was.id(),
                        "Nobody can take it any more. Whoever holds one still gets it, or their"
                                + " points back.");
                continue;
            }
            if (was.cost() != is.cost() || !was.wallet().equals(is.wallet())) {
                add(
                        "rewards",
                        was.id(),
                        "Whoever took or holds one paid the former cost, and gets that back where"
                                + " it is cancelled.");
            }
            Long stock = is.stock();
            if (!Objects.equals(was.stock(), stock) && stock != null) {
                long taken = used.applyAsLong(is.counter());
                add(
                        "rewards",
                        was.id(),
                        "What was taken counts: "
                                + taken
                                + " of "
                                + stock
                                + ", so that "
                                + Math.max(0, stock - taken)
                                + " are left.");
            }
            if (!was.perMember().equals(is.perMember()) && !is.perMember().most().isEmpty()) {
                add("rewards", was.id(), "What members took before counts for each of them.");
            }
        }
    }

    private static Map<String, Reward> rewards(Programme programme) {
        var rewards = new LinkedHashMap<String, Reward>();
        RewardCatalogue catalogue = programme.mechanic(RewardCatalogue.class);
        if (catalogue != null) {
            catalogue.rewards().forEach(reward -> rewards.put(reward.id(), reward));
        }
        return rewards;
    }

    private void ofBudgets() {
        Map<String, Budget> after = budgets(next);
        budgets(before).forEach((code, was) -> ofBudget(was, after.get(code)));
        after.forEach((code, is) -> {
            long given = used.applyAsLong(is.counter());
            if (!budgets(before).containsKey(code) && given > 0) {
                add("budgets", code, kept(given, is.points()));
            }
        });
    }

    private void ofBudget(Budget was, @Nullable Budget is) {
        long given = used.applyAsLong(was.counter());
        if (is == null) {
            add(
                    "budgets",
                    was.code(),
                    "No rule draws on it any more. What was given of it, "
                            + given
                            + ", is remembered should a later version have it again.");
        } else if (was.points() != is.points()) {
            add("budgets", was.code(), kept(given, is.points()));
        }
    }

    private static String kept(long given, long points) {
        return "What was given of it counts: "
                + given
                + " of "
                + points
                + ", so that "
                + Math.max(0, points - given)
                + " are left.";
    }

    private static Map<String, Budget> budgets(Programme programme) {
        var budgets = new TreeMap<String, Budget>();
        programme.budgets().values().forEach(budget -> budgets.put(budget.code(), budget));
        return budgets;
    }
}
