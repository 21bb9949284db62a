package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.Causes;
import io.ladder.journal.Programme;
import io.ladder.journal.Timeline;
import io.ladder.ledger.WalletRules;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Counter;
import io.ladder.rule.RuleBook;
import io.ladder.tier.Ladder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the file of a programme must keep of another. */
interface Succession {
    /** The first version keeps nothing. */
    Succession FIRST = of(Causes.reserved(), (_, _) -> {});

    /**
     * A version that was applied was checked then. What was reserved since does not stop a tenant
     * whose rules or rewards have such a name.
     */
    Succession STORED =
            new Succession() {
                @Override
                public Set<String> reserved() {
                    return Set.of();
                }

                @Override
                public boolean isNew() {
                    return false;
                }

                @Override
                public void check(Fields file, Programme programme) {
                    // It was checked when it was applied.
                }
            };

    /** Names that no rule and no reward may have. */
    Set<String> reserved();

    /**
     * Whether the file is yet to be applied, and so is to make sense. One that was applied decides,
     * whatever is found to be a mistake since.
     */
    default boolean isNew() {
        return true;
    }

    /** Adds what a programme fails to keep to the mistakes of its file. */
    void check(Fields file, Programme programme);

    /**
     * What a file fails to keep.
     *
     * @param section where that is said
     */
    record Loss(String section, String detail) {}

    private static Succession of(Set<String> reserved, BiConsumer<List<Loss>, Programme> check) {
        return new Succession() {
            @Override
            public Set<String> reserved() {
                return reserved;
            }

            @Override
            public void check(Fields file, Programme programme) {
                var losses = new ArrayList<Loss>();
                check.accept(losses, programme);
                // What is lost where something else is wrong may be lost for its sake.
                losses.stream()
                        .filter(loss -> {
                            Value place = file.find(loss.section());
                            return place == null || !place.isFaulty();
                        })
                        .toList()
                        .forEach(loss -> {
                            Value place = file.find(loss.section());
                            (place == null ? file.object() : place).mistake(loss.detail());
                        });
            }
        };
    }

    /**
     * What a version keeps of the one before: points that members have would otherwise have no
     * rules any more. Rewards may go; whoever holds one still gets it, or their points back. Names
     * that the one before has may stay, though they have been reserved since. A counter goes on
     * with what it counted in any version, so that no other counts something else under its id.
     */
    static Succession following(Timeline before) {
        Programme newest = before.versions().getLast();
        return of(
                reservedSince(newest),
                (losses, next) -> keepAll(losses, newest, before.versions(), next));
    }

    private static void keepAll(
            List<Loss> losses, Programme before, List<Programme> all, Programme next) {
        keepFoundations(losses, before, next);
        for (WalletRules rules : before.wallets()) {
            keepWallet(losses, rules, next.walletRules(rules.code()));
        }
        RuleBook book = next.mechanic(RuleBook.class);
        if (book != null) {
            book.counters().forEach(counter -> keepCounter(losses, counter, all));
        }
    }

    private static Set<String> reservedSince(Programme before) {
        var reserved = new HashSet<String>(Causes.reserved());
        before.mechanics().forEach(mechanic -> reserved.remove(mechanic.id()));
        RuleBook book = before.mechanic(RuleBook.class);
        if (book != null) {
            book.rules().forEach(rule -> reserved.remove(rule.id()));
        }
        rewards(before).forEach(reward -> reserved.remove(reward.id()));
        return reserved;
    }

    private static void keepWallet(
            List<Loss> losses, WalletRules rules, @Nullable WalletRules next) {
        if (next == null) {
            losses.add(
                    new Loss(
                            "wallets",
                            "The wallet "
                                    + rules.code()
                                    + " is missing; members may have points in it."));
        } else if (next.kind() != rules.kind() || next.decimals() != rules.decimals()) {
            losses.add(
                    new Loss(
                            "wallets",
                            "The wallet "
                                    + rules.code()
                                    + " keeps its kind and its decimals; what members have in it would"
                                    + " become something else."));
        }
    }

    private static void keepCounter(List<Loss> losses, Counter counter, List<Programme> all) {
        if (all.stream().anyMatch(version -> countsOtherwise(version, counter))) {
            losses.add(
                    new Loss(
                            "counters",
                            "The counter "
                                    + counter.id()
                                    + " keeps what it counts and together with what; what was"
                                    + " counted would become something else. Choose another id."));
        }
    }

    private static boolean countsOtherwise(Programme version, Counter counter) {
        RuleBook book = version.mechanic(RuleBook.class);
        return book != null
                && book.counters().stream()
                        .anyMatch(other ->
                                other.id().equals(counter.id()) && !other.countsAlike(counter));
    }

    /**
     * What a correction keeps of the version that was wrong: what members took of it are facts, at
     * the cost of then, and other versions follow it that know its wallets and ladders.
     */
    static Succession correcting(Timeline timeline, int number) {
        Programme wrong = timeline.version(number);
        return of(
                reservedSince(wrong),
                (losses, right) -> {
                    keepAll(losses, wrong, timeline.versions(), right);
                    keepWhatMembersTook(losses, wrong, right);
                });
    }

    private static void keepWhatMembersTook(List<Loss> losses, Programme wrong, Programme right) {
        for (WalletRules rules : right.wallets()) {
            if (wrong.walletRules(rules.code()) == null) {
                losses.add(
                        new Loss(
                                "wallets",
                                "The wallet "
                                        + rules.code()
                                        + " is new; a wallet comes with the next version."));
            }
        }
        for (Reward reward : rewards(wrong)) {
            keepReward(losses, reward, right);
        }
        for (Ladder ladder : wrong.ladders()) {
            if (right.ladder(ladder.id()) == null) {
                losses.add(
                        new Loss(
                                "ladders",
                                "The ladder "
                                        + ladder.id()
                                        + " is missing; members may stand on it."));
            }
        }
    }

    private static void keepFoundations(List<Loss> losses, Programme before, Programme next) {
        if (!next.currency().equals(before.currency())) {
            losses.add(
                    new Loss(
                            "currency",
                            "Members' points were earned in "
                                    + before.currency().getCurrencyCode()
                                    + "; the currency of a programme does not change."));
        }
        if (!next.zone().equals(before.zone())) {
            losses.add(
                    new Loss(
                            "time_zone",
                            "Members' points expire by the days of "
                                    + before.zone()
                                    + "; the time zone of a programme does not change."));
        }
    }

    private static void keepReward(List<Loss> losses, Reward reward, Programme right) {
        Reward kept =
                rewards(right).stream()
                        .filter(each -> each.id().equals(reward.id()))
                        .findFirst()
                        .orElse(null);
        if (kept == null) {
            losses.add(
                    new Loss(
                            "rewards",
                            "The reward "
                                    + reward.id()
                                    + " is missing; members may have taken it."));
        } else if (kept.cost() != reward.cost() || !kept.wallet().equals(reward.wallet())) {
            losses.add(
                    new Loss(
                            "rewards",
                            "The reward "
                                    + reward.id()
                                    + " cost "
                                    + reward.cost()
                                    + " of "
                                    + reward.wallet()
                                    + "; a correction does not change what members have paid."));
        }
    }

    private static List<Reward> rewards(Programme programme) {
        RewardCatalogue catalogue = programme.mechanic(RewardCatalogue.class);
        return catalogue == null ? List.of() : catalogue.rewards();
    }
}
