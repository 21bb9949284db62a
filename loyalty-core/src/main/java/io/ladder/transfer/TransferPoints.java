package io.ladder.transfer;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets a member give points to another: the points keep their expiry.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked} and {@code member_closed} for
 * either, {@code transfer_not_allowed}, {@code amount_out_of_range}, {@code
 * transfer_limit_reached}, {@code insufficient_points}, {@code idempotency_key_reused}, {@code
 * busy}.
 */
@UseCase
public final class TransferPoints {
    /** The most points of one transfer. */
    public static final long POINTS_MAX = 1_000_000_000;

    private final Journal journal;
    private final Programmes programmes;

    public TransferPoints(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /** Whose points go to whom. */
    public record Members(Subject from, Subject to) {}

    /**
     * Transfers the points.
     *
     * @param wallet null for the programme's first wallet
     * @param points 1 to {@link #POINTS_MAX}
     * @param note words of a person; null for none
     */
    public Recorded.Booked transfer(
            Call call,
            Members members,
            Document document,
            @Nullable String wallet,
            long points,
            @Nullable String note) {
        if (points < 1 || points > POINTS_MAX) {
            throw Refusal.at(
                            ErrorCode.AMOUNT_OUT_OF_RANGE,
                            "/points",
                            "A transfer is 1 to " + POINTS_MAX + " points.")
                    .with("limit", POINTS_MAX)
                    .asException();
        }
        Subject.OfAccount to = journal.resolve(call.tenant(), members.to());
        if (to == null) {
            throw Refusal.at(ErrorCode.MEMBER_NOT_FOUND, "/to", "There is no such member.")
                    .asException();
        }
        Instant now = programmes.now(call.tenant());
        String from = wallet == null ? firstWallet(call.tenant(), now) : wallet;
        Function<Instant, Activity> giving =
                at -> new Transfer.TransferOut(at, document, from, points, to.member(), null);
        String content =
                Content.of("transfer")
                        .with("to", to.member().value())
                        .with("wallet", wallet)
                        .with("points", points)
                        .with("note", note)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                                call.tenant(),
                                members.from(),
                                giving.apply(Occurrence.of(null, now)),
                                content,
                                note,
                                call.idempotencyKey(),
                                to)
                        .atNoMoment(giving));
    }

    private String firstWallet(TenantId tenant, Instant now) {
        return programmes.timeline(tenant).at(now).wallets().getFirst().code();
    }
}
