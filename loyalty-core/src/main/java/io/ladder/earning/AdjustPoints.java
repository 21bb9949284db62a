package io.ladder.earning;

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
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives or takes points by hand, with a reason.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed}, {@code insufficient_points}, {@code
 * adjustment_not_allowed} for a wallet that the programme has not, {@code amount_out_of_range},
 * {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class AdjustPoints {
    /** The most points that one adjustment gives or takes. */
    public static final long POINTS_MAX = 1_000_000_000;

    private final Journal journal;
    private final Programmes programmes;

    public AdjustPoints(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Gives or takes the points.
     *
     * @param wallet null for the programme's first wallet
     * @param points positive to give, negative to take
     */
    public Recorded.Booked adjust(
            Call call,
            Subject member,
            Document document,
            @Nullable String wallet,
            long points,
            String reason) {
        if (points == 0 || points > POINTS_MAX || points < -POINTS_MAX) {
            throw Refusal.at(
                            ErrorCode.AMOUNT_OUT_OF_RANGE,
                            "/points",
                            "An adjustment is 1 to " + POINTS_MAX + " points, up or down.")
                    .with("limit", POINTS_MAX)
                    .asException();
        }
        Instant now = programmes.now(call.tenant());
        var activity =
                new Activity.Adjustment(
                        Occurrence.of(null, now),
                        document,
                        wallet == null ? firstWallet(call.tenant(), now) : wallet,
                        points,
                        reason);
        String content =
                Content.of("adjustment")
                        .with("wallet", wallet)
                        .with("points", points)
                        .with("reason", reason)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(call.tenant(), member, activity, content, call.idempotencyKey()));
    }

    private String firstWallet(TenantId tenant, Instant now) {
        return programmes.timeline(tenant).at(now).wallets().getFirst().code();
    }
}
