package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a reward for a member: holds its points, or spends them at once.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked}, {@code member_closed}, {@code
 * reward_not_found}, {@code reward_not_used_up}, {@code reward_not_offered}, {@code rung_too_low},
 * {@code not_entitled}, {@code reward_limit_reached}, {@code out_of_stock}, {@code
 * insufficient_points}, {@code guard_rail_reached}, {@code hold_limit_reached}, {@code
 * invalid_field} for a hold that is too long or none, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class RedeemReward {
    /** How long points are held where the caller does not say. */
    public static final Duration HOLD_DEFAULT = Duration.ofMinutes(15);

    /** How long points are held at most. */
    public static final Duration HOLD_MAX = Duration.ofDays(30);

    private final Journal journal;
    private final Programmes programmes;

    public RedeemReward(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Takes the reward.
     *
     * @param hold how long to hold the points, up to {@link #HOLD_MAX}; null to spend them at once
     */
    public Recorded.Booked redeem(
            Call call, Subject member, Document document, String reward, @Nullable Duration hold) {
        if (hold != null && (!hold.isPositive() || hold.compareTo(HOLD_MAX) > 0)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/hold",
                            "Points are held for a while, at most " + HOLD_MAX + ".")
                    .with("limit", HOLD_MAX.toString())
                    .asException();
        }
        var at = Occurrence.of(null, programmes.now(call.tenant()));
        Function<Instant, Activity> taking =
                moment ->
                        new Activity.Redemption(
                                moment, document, reward, hold == null ? null : moment.plus(hold));
        String content =
                Content.of("redemption").with("reward", reward).with("hold", hold).toString();
        return journal.carryOut(
                call,
                new Recording(
                                call.tenant(),
                                member,
                                taking.apply(at),
                                content,
                                call.idempotencyKey())
                        .atNoMoment(taking));
    }
}
