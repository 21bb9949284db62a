package io.ladder.adjustment;

import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Proposal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives or takes points by hand, with a reason. What is above the limits of the clerk is kept as a
 * proposal, until a second person settles it.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed}, {@code insufficient_points}, {@code
 * adjustment_not_allowed} for a wallet that the programme has not, {@code invalid_field} for a
 * reason code that it has not, {@code amount_out_of_range}, {@code adjustment_limit_reached} where
 * the member has too many proposals, {@code idempotency_key_reused}, {@code busy}.
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
     * What is to be given or taken.
     *
     * @param wallet null for the programme's first wallet
     * @param points positive to give, negative to take
     * @param reasonCode one of the programme's
     * @param words why, in the clerk's words; null for none
     */
    public record Wanted(
            Document document,
            @Nullable String wallet,
            long points,
            String reasonCode,
            @Nullable String words) {}

    /**
     * Gives or takes the points.
     *
     * @return the record of an {@link Activity.Adjustment}, or of a {@link
     *     Proposal.AdjustmentProposal} where it takes a second person
     */
    public Recorded.Booked adjust(Call call, Subject member, Wanted wanted) {
        long points = wanted.points();
        if (points == 0 || points > POINTS_MAX || points < -POINTS_MAX) {
            throw Refusal.at(
                            ErrorCode.AMOUNT_OUT_OF_RANGE,
                            "/points",
                            "An adjustment is 1 to " + POINTS_MAX + " points, up or down.")
                    .with("limit", POINTS_MAX)
                    .asException();
        }
        Instant now = programmes.now(call.tenant());
        String given = wanted.wallet();
        String wallet = given == null ? firstWallet(call.tenant(), now) : given;
        Instant at = Occurrence.of(null, now);
        Actor clerk = call.actor();
        try {
            return record(
                    call,
                    member,
                    wanted,
                    at,
                    moment ->
                            new Activity.Adjustment(
                                    moment,
                                    wanted.document(),
                                    wallet,
                                    points,
                                    wanted.reasonCode(),
                                    clerk));
        } catch (LoyaltyException refused) {
            if (refused.refusal().code() != ErrorCode.ADJUSTMENT_LIMIT_REACHED) {
                throw refused;
            }
            Actor asking = Objects.requireNonNull(clerk, "only clerks have limits");
            return record(
                    call,
                    member,
                    wanted,
                    at,
                    moment ->
                            new Proposal.AdjustmentProposal(
                                    moment,
                                    wanted.document(),
                                    wallet,
                                    points,
                                    wanted.reasonCode(),
                                    asking));
        }
    }

    private Recorded.Booked record(
            Call call,
            Subject member,
            Wanted wanted,
            Instant at,
            Function<Instant, Activity> adjusting) {
        String content =
                Content.of("adjustment")
                        .with("wallet", wanted.wallet())
                        .with("points", wanted.points())
                        .with("reason", wanted.words())
                        .with("reason_code", wanted.reasonCode())
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                                call.tenant(),
                                member,
                                adjusting.apply(at),
                                content,
                                wanted.words(),
                                call.idempotencyKey())
                        .atNoMoment(adjusting));
    }

    private String firstWallet(TenantId tenant, Instant now) {
        return programmes.timeline(tenant).at(now).wallets().getFirst().code();
    }
}
