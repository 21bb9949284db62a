package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Turn;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At most so many rewards on a device, whoever takes them.
 *
 * @param most 1 or more
 * @param rewards those that are meant; empty for all
 */
public record DeviceRail(String id, @Nullable Instant from, int most, Set<String> rewards)
        implements GuardRail {
    public DeviceRail {
        rewards = Set.copyOf(rewards);
    }

    /** Whether it counts a redemption. */
    boolean concerns(Activity.Redemption redemption) {
        return redemption.device() != null
                && (rewards.isEmpty() || rewards.contains(redemption.reward()));
    }

    /** The key of the shared counter of rewards on the device of a redemption. */
    String counter(Activity.Redemption redemption) {
        return "device:" + id + ":" + redemption.device();
    }

    /**
     * Counts a redemption, or refuses it where its device had enough.
     *
     * @return what counts it until it is given back; nothing where it is not counted
     */
    List<String> settle(Activity.Redemption redemption, Turn turn) {
        boolean meant = rewards.isEmpty() || rewards.contains(redemption.reward());
        if (turn.checking() && meant && (from == null || !turn.at().isBefore(from))) {
            if (redemption.device() == null) {
                throw Turn.refusal(
                        Refusal.at(
                                        ErrorCode.GUARD_RAIL_REACHED,
                                        "/device",
                                        "On which device this reward is taken must be told.")
                                .with("guard_rail", id));
            }
            long had = turn.used(counter(redemption));
            if (had >= most) {
                throw Turn.refusal(
                        Refusal.at(
                                        ErrorCode.GUARD_RAIL_REACHED,
                                        "/device",
                                        "A device gets at most %d of these.".formatted(most))
                                .with("guard_rail", id)
                                .with("allowed", most)
                                .with("given", had));
            }
        }
        if (!concerns(redemption)) {
            return List.of();
        }
        turn.use(counter(redemption), 1);
        return List.of(counter(redemption));
    }

    /** Nobody knows the device before. */
    @Override
    public @Nullable Refusal obstacle(Reward reward, Turn turn) {
        return null;
    }

    @Override
    public long counted(Reward reward) {
        return 0;
    }

    @Override
    public void count(long counted, Turn turn) {}

    @Override
    public void forget(long counted, LocalDate day, Turn turn) {}
}
