package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Turn;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Instant;
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

    private boolean concerns(Activity.Redemption redemption) {
        return rewards.isEmpty() || rewards.contains(redemption.reward());
    }

    @Override
    public List<String> counters(Activity.Redemption redemption) {
        return redemption.device() != null && concerns(redemption)
                ? List.of("device:" + id + ":" + redemption.device())
                : List.of();
    }

    @Override
    public List<String> settle(Activity.Redemption redemption, Turn turn) {
        List<String> counters = counters(redemption);
        if (turn.checking() && concerns(redemption) && applies(turn.at())) {
            requireDevice(redemption);
            counters.forEach(counter -> requireRoom(turn.used(counter)));
        }
        counters.forEach(counter -> turn.use(counter, 1));
        return counters;
    }

    private void requireDevice(Activity.Redemption redemption) {
        if (redemption.device() == null) {
            throw Turn.refusal(refusal("On which device this reward is taken must be told."));
        }
    }

    private void requireRoom(long had) {
        if (had >= most) {
            throw Turn.refusal(
                    refusal("A device gets at most %d of these.".formatted(most))
                            .with("allowed", most)
                            .with("given", had));
        }
    }

    private Refusal refusal(String detail) {
        return Refusal.at(ErrorCode.GUARD_RAIL_REACHED, "/device", detail).with(FACT, id);
    }
}
