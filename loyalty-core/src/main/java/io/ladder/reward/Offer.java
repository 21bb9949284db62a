package io.ladder.reward;

import io.ladder.expression.ExpressionFailure;
import io.ladder.rule.Case;
import io.ladder.rule.Condition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom a reward is offered, and when.
 *
 * @param from the first moment at which it is offered; null for ever since
 * @param until the first moment at which it is no longer offered; null for ever
 * @param ladder the ladder of {@code rungMin}; null where every rung may have it
 * @param rungMin the lowest rung that may have it
 * @param when what must be so beside; asks for no purchase
 */
public record Offer(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Ladder ladder,
        @Nullable String rungMin,
        List<Condition> when) {
    /** To everybody, for ever. */
    public static final Offer ALWAYS = new Offer(null, null, null, null, List.of());

    public Offer {
        when = List.copyOf(when);
    }

    /** Whether it is offered at that time, and to that rung. */
    List<Refusal> obstacles(@Nullable String rung, Instant at) {
        var obstacles = new ArrayList<Refusal>();
        if ((from != null && at.isBefore(from)) || (until != null && !at.isBefore(until))) {
            obstacles.add(
                    Refusal.of(
                            ErrorCode.REWARD_NOT_OFFERED,
                            "The reward is not offered at this time."));
        }
        if (!reaches(rung)) {
            obstacles.add(
                    Refusal.of(
                                    ErrorCode.RUNG_TOO_LOW,
                                    "The reward is for members from " + rungMin + " up.")
                            .with("required", String.valueOf(rungMin)));
        }
        return obstacles;
    }

    private boolean reaches(@Nullable String rung) {
        if (ladder == null || rungMin == null) {
            return true;
        }
        return rung != null && ladder.indexOf(rung) >= ladder.indexOf(rungMin);
    }

    /** What its conditions have against a visit. */
    List<Refusal> obstacles(Case visit) {
        var obstacles = new ArrayList<Refusal>();
        for (Condition condition : when) {
            try {
                if (!condition.holds(visit)) {
                    obstacles.add(
                            Refusal.of(
                                    condition.ofTime()
                                            ? ErrorCode.REWARD_NOT_OFFERED
                                            : ErrorCode.NOT_ENTITLED,
                                    "The reward is offered " + condition.words() + "."));
                }
            } catch (ExpressionFailure failure) {
                obstacles.add(
                        Refusal.of(
                                ErrorCode.NOT_ENTITLED,
                                "Whether the reward is offered could not be computed: "
                                        + failure.getMessage()));
            }
        }
        return obstacles;
    }
}
