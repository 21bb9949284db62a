package io.ladder.earning;

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
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the goods of a purchase were dispatched: points that waited for it become available.
 *
 * <p>Refuses: {@code purchase_not_found}, {@code dispatch_not_awaited} where the goods were handed
 * over, were dispatched already, or all came back, {@code occurred_in_future}, {@code
 * invalid_field}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class DispatchPurchase {
    private final Journal journal;
    private final Programmes programmes;

    public DispatchPurchase(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Books the dispatch.
     *
     * @param occurredAt null for now
     */
    public Recorded.Booked dispatch(Call call, RecordId purchase, @Nullable Instant occurredAt) {
        JournalRecord record = journal.find(call.tenant(), purchase);
        if (record == null || !(record.activity() instanceof Activity.Purchase)) {
            throw Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.")
                    .asException();
        }
        Instant bought = record.activity().occurredAt();
        Instant at = Occurrence.after(bought, occurredAt, programmes.now(call.tenant()));
        String content =
                Content.of("dispatch")
                        .with("at", occurredAt)
                        .with("purchase", purchase.sequence())
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        new Subject.OfAccount(purchase.account(), record.member()),
                        new Activity.Dispatch(at, purchase.sequence()),
                        content,
                        call.idempotencyKey()));
    }
}
