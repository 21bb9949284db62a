package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.Receipt;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Turn;
import io.ladder.ledger.Hold;
import io.ladder.ledger.WalletDraft;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rewards of a programme, and how they are taken, handed over and given back. */
public final class RewardCatalogue implements Mechanic {
    private final Map<String, Reward> rewards = new LinkedHashMap<>();
    private final List<GuardRail> rails;
    private final boolean limited;

    /**
     * A catalogue.
     *
     * @param rails what rewards together must not exceed for one member
     */
    public RewardCatalogue(List<Reward> rewards, List<GuardRail> rails) {
        this.rails = List.copyOf(rails);
        rewards.forEach(reward -> this.rewards.put(reward.id(), reward));
        this.limited = rewards.stream().anyMatch(reward -> reward.stock() != null);
    }

    /** The catalogue of a programme. */
    public static RewardCatalogue of(Programme programme) {
        RewardCatalogue catalogue = programme.mechanic(RewardCatalogue.class);
        if (catalogue == null) {
            throw new IllegalStateException("every programme has a catalogue");
        }
        return catalogue;
    }

    /** All rewards, in the order of the file. */
    public List<Reward> rewards() {
        return List.copyOf(rewards.values());
    }

    /** The reward of that id, or null where the programme has none. */
    public @Nullable Reward reward(String id) {
        return rewards.get(id);
    }

    /**
     * The rewards that an active member may have by points, rung and date, as a receipt shows them;
     * what is left of them, and how many the member had, is not asked. Neither benefits are among
     * them nor what has conditions.
     */
    public List<Reward> withinReach(Receipt receipt, Instant at) {
        return rewards.values().stream()
                .filter(reward -> reward.isWithinReach(receipt, at))
                .toList();
    }

    @Override
    public String id() {
        return "rewards";
    }

    @Override
    public List<String> sharedCounters(Activity activity) {
        if (!(activity instanceof Activity.Redemption redemption)) {
            return List.of();
        }
        var counters = new ArrayList<String>(CodeDesk.counters(redemption));
        for (GuardRail rail : rails) {
            counters.addAll(rail.counters(redemption));
        }
        // Where some are limited, others are counted along with them and in one order.
        if (limited && rewards.containsKey(redemption.reward())) {
            counters.add(Reward.counterOf(redemption.reward()));
        }
        return counters;
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof Activity.Purchase purchase) {
            for (GuardRail rail : rails) {
                rail.bought(purchase, turn);
            }
        } else if (activity instanceof Activity.Return
                || activity instanceof Activity.ReturnWithoutReceipt) {
            rails.stream()
                    .filter(rail -> rail.applies(turn.at()))
                    .forEach(rail -> rail.returned(turn));
        } else if (activity instanceof Activity.Redemption redemption) {
            take(redemption, turn);
        } else if (activity instanceof Activity.RedemptionCapture capture) {
            hand(capture, turn);
        } else if (activity instanceof Activity.RedemptionCancel cancel) {
            giveBack(cancel, turn);
        }
    }

    private void take(Activity.Redemption redemption, Turn turn) {
        Reward reward = rewards.get(redemption.reward());
        if (reward == null) {
            if (turn.checking()) {
                throw Turn.refusal(
                        Refusal.at(
                                ErrorCode.REWARD_NOT_FOUND,
                                "/reward",
                                "The programme has no such reward."));
            }
            return;
        }
        WalletDraft wallet = turn.wallet(reward.wallet());
        if (turn.checking()) {
            requireToBeHad(reward, turn);
        }
        Instant until = redemption.holdUntil();
        if (until != null) {
            turn.requireRoomToHold(wallet);
        }
        List<String> shared = shared(redemption, reward, turn);
        Hold hold =
                wallet.hold(
                        turn.sequence(),
                        turn.member(),
                        new Hold.Purpose(
                                Hold.Use.REWARD, reward.id(), shared.isEmpty() ? null : shared),
                        reward.cost(),
                        until == null ? turn.at() : until,
                        turn.at());
        change(reward.id(), turn, uses -> uses.plus(1, day(turn.at(), turn)));
        for (GuardRail rail : rails) {
            if (rail.counted(reward) > 0) {
                rail.count(rail.counted(reward), turn);
            }
        }
        // Counted even where there is no limit, for the version that brings one.
        turn.use(reward.counter(), 1);
        if (until == null) {
            wallet.capture(hold, hold.points(), turn.at());
            turn.captured(new Turn.WalletHold(wallet, hold));
        }
        turn.redemption(
                turn.sequence(),
                until == null ? RedemptionStatus.CAPTURED : RedemptionStatus.HELD,
                reward.id(),
                reward.cost());
        turn.explain(
                id(),
                true,
                () ->
                        reward.name()
                                + (reward.cost() == 0
                                        ? " is free."
                                        : " costs " + reward.cost() + "."));
    }

    /** Uses what members share; tells what is free again when the redemption is given back. */
    private List<String> shared(Activity.Redemption redemption, Reward reward, Turn turn) {
        var shared = new ArrayList<String>(CodeDesk.settle(redemption, reward, turn));
        for (GuardRail rail : rails) {
            shared.addAll(rail.settle(redemption, turn));
        }
        return shared;
    }

    /** How a reward stands to whoever the turn is about. */
    public Reward.Standing standing(Reward reward, Turn turn) {
        Reward.Standing standing = reward.standing(turn);
        if (reward.use() == Reward.Use.CHECK) {
            return standing;
        }
        var obstacles = new ArrayList<>(standing.obstacles());
        for (GuardRail rail : rails) {
            Refusal obstacle = rail.applies(turn.at()) ? rail.obstacle(reward, turn) : null;
            if (obstacle != null) {
                obstacles.add(obstacle);
            }
        }
        return new Reward.Standing(reward, obstacles, standing.left());
    }

    private void requireToBeHad(Reward reward, Turn turn) {
        if (reward.use() == Reward.Use.CHECK) {
            throw Turn.refusal(
                    Refusal.at(
                            ErrorCode.REWARD_NOT_USED_UP,
                            "/reward",
                            "This benefit is never used up: it is only asked for."));
        }
        var obstacles = standing(reward, turn).obstacles();
        if (!obstacles.isEmpty()) {
            throw Turn.refusal(obstacles.getFirst());
        }
    }

    private static void change(String reward, Turn turn, UnaryOperator<Uses> change) {
        String key = Reward.slotOf(reward);
        turn.remember(key, change.apply(Uses.of(turn.slot(key))).slot());
    }

    private static LocalDate day(Instant moment, Turn turn) {
        return moment.atZone(turn.programme().zone()).toLocalDate();
    }

    private static void hand(Activity.RedemptionCapture capture, Turn turn) {
        Turn.WalletHold open = turn.openHold(capture.redemption());
        if (open != null) {
            open.wallet().capture(open.hold(), open.hold().points(), turn.at());
            turn.captured(open);
            note(open.hold(), RedemptionStatus.CAPTURED, turn);
        } else if (turn.checking()) {
            throw settled();
        }
    }

    private static void giveBack(Activity.RedemptionCancel cancel, Turn turn) {
        Turn.WalletHold open = turn.openHold(cancel.redemption());
        if (open != null) {
            open.wallet().release(open.hold(), "cancel", turn.at());
            returned(open.hold(), turn);
            return;
        }
        Turn.WalletHold captured = turn.capturedHold(cancel.redemption());
        if (captured != null) {
            captured.wallet().refund(captured.hold(), "cancel", turn.at());
            turn.refunded(captured);
            returned(captured.hold(), turn);
        } else if (turn.checking()) {
            throw settled();
        }
    }

    private static void returned(Hold hold, Turn turn) {
        restore(hold, turn);
        note(hold, RedemptionStatus.CANCELLED, turn);
    }

    @Override
    public void lapsed(Hold hold, Turn turn) {
        if (!hold.pays()) {
            restore(hold, turn);
            note(hold, RedemptionStatus.LAPSED, turn);
        }
    }

    private static void restore(Hold hold, Turn turn) {
        Instant since = hold.since();
        LocalDate day = since == null ? null : day(since, turn);
        change(hold.purpose(), turn, uses -> uses.minus(1, day));
        if (since != null && day != null) {
            forget(hold, turn.programmeAt(since), day, turn);
        }
        turn.use(Reward.counterOf(hold.purpose()), -1);
        List<String> shared = hold.shared();
        if (shared != null) {
            shared.forEach(counter -> turn.use(counter, -1));
        }
    }

    /** What was counted was counted by the version of then, for what the reward was then. */
    private static void forget(Hold hold, Programme then, LocalDate day, Turn turn) {
        RewardCatalogue catalogue = then.mechanic(RewardCatalogue.class);
        Reward reward = catalogue == null ? null : catalogue.reward(hold.purpose());
        if (catalogue != null && reward != null) {
            for (GuardRail rail : catalogue.rails) {
                if (rail.counted(reward) > 0) {
                    rail.forget(rail.counted(reward), day, turn);
                }
            }
        }
    }

    private static void note(Hold hold, RedemptionStatus status, Turn turn) {
        turn.redemption(hold.id(), status, hold.purpose(), hold.points());
    }

    private static LoyaltyException settled() {
        return Turn.refusal(
                Refusal.of(
                        ErrorCode.REDEMPTION_SETTLED,
                        "The redemption is no longer open: it was settled or has lapsed."));
    }
}
