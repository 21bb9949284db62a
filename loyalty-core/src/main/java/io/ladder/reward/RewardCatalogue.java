package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Receipt;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import io.ladder.ledger.Hold;
import io.ladder.ledger.WalletDraft;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rewards of a programme, and how they are taken, handed over and given back. */
public final class RewardCatalogue implements Mechanic {
    private static final int FORMAT = 1;

    private final Map<String, Reward> rewards = new LinkedHashMap<>();
    private final boolean limited;

    public RewardCatalogue(List<Reward> rewards) {
        rewards.forEach(reward -> this.rewards.put(reward.id(), reward));
        this.limited = rewards.stream().anyMatch(reward -> reward.stock() != null);
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
     * what is left of them, and how many the member had, is not asked.
     */
    public List<Reward> withinReach(Receipt receipt, Instant at) {
        return rewards.values().stream()
                .filter(reward -> reward.isWithinReach(receipt, at))
                .toList();
    }

    /** The key under which a member's slot counts how often they had a reward. */
    public static String slotOf(String reward) {
        return "reward:" + reward;
    }

    @Override
    public String id() {
        return "rewards";
    }

    @Override
    public List<String> sharedCounters(Activity activity) {
        // Where some are limited, others are counted along with them and in one order.
        if (limited && activity instanceof Activity.Redemption redemption) {
            Reward reward = rewards.get(redemption.reward());
            if (reward != null) {
                return List.of(reward.counter());
            }
        }
        return List.of();
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof Activity.Redemption redemption) {
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
            var obstacles = reward.obstacles(applicant(reward, wallet, turn));
            if (!obstacles.isEmpty()) {
                throw Turn.refusal(obstacles.getFirst());
            }
        }
        Instant until = redemption.holdUntil();
        if (until != null) {
            turn.requireRoomToHold(wallet);
        }
        Hold hold =
                wallet.hold(
                        turn.sequence(),
                        turn.member(),
                        Hold.Use.REWARD,
                        reward.id(),
                        reward.cost(),
                        until == null ? turn.at() : until,
                        turn.at());
        count(reward.id(), 1, turn);
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
        turn.explain(id(), true, () -> reward.name() + " costs " + reward.cost() + ".");
    }

    private static Reward.Applicant applicant(Reward reward, WalletDraft wallet, Turn turn) {
        return new Reward.Applicant(
                turn.status(),
                reward.ladder() == null ? null : turn.rung(reward.ladder().id()),
                wallet.available(),
                taken(turn.slot(slotOf(reward.id()))),
                reward.stock() == null ? 0 : turn.used(reward.counter()),
                turn.at());
    }

    /** How often a member had a reward, by their slot for it. */
    public static long taken(@Nullable Slot slot) {
        return slot == null ? 0 : slot.numbers().getFirst();
    }

    private static void count(String reward, long change, Turn turn) {
        long taken = taken(turn.slot(slotOf(reward)));
        turn.remember(slotOf(reward), Slot.of(FORMAT, Math.max(0, taken + change)));
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
        count(hold.purpose(), -1, turn);
        turn.use(Reward.counterOf(hold.purpose()), -1);
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
