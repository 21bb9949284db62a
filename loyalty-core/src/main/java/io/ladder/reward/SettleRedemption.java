package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a redemption to its end: captures its points, or cancels it and gives them back to the
 * lots that they came from. A captured redemption can still be cancelled.
 *
 * <p>Refuses: {@code redemption_not_found}, {@code redemption_settled} where it was captured,
 * cancelled or has lapsed already, {@code idempotency_key_reused}, {@code busy}; a capture also
 * {@code member_blocked} and {@code member_closed}.
 */
@UseCase
public final class SettleRedemption {
    private final Journal journal;
    private final Programmes programmes;

    public SettleRedemption(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Captures or cancels.
     *
     * @param cancelled why it is cancelled; null to capture it
     */
    public Recorded.Booked settle(Call call, RecordId redemption, @Nullable Why cancelled) {
        JournalRecord record = journal.find(call.tenant(), redemption);
        if (record == null || !(record.activity() instanceof Activity.Redemption)) {
            throw Refusal.of(ErrorCode.REDEMPTION_NOT_FOUND, "There is no such redemption.")
                    .asException();
        }
        var at =
                Occurrence.after(
                        record.activity().occurredAt(), null, programmes.now(call.tenant()));
        long number = redemption.sequence();
        Function<Instant, Activity> settling =
                cancelled == null
                        ? moment -> new Activity.RedemptionCapture(moment, number)
                        : moment -> new Activity.RedemptionCancel(moment, number, cancelled.code());
        String content =
                Content.of("settle")
                        .with("redemption", redemption.sequence())
                        .with("cancel", cancelled == null ? null : cancelled.words())
                        .with("reason_code", cancelled == null ? null : cancelled.code())
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                                call.tenant(),
                                new Subject.OfAccount(redemption.account(), record.member()),
                                settling.apply(at),
                                content,
                                cancelled == null ? null : cancelled.words(),
                                call.idempotencyKey())
                        .atNoMoment(settling));
    }
}
