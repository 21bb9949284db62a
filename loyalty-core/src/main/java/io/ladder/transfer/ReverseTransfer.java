package io.ladder.transfer;

import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.shared.RecordId;
import io.ladder.shared.UseCase;
import java.util.Objects;

/**
 * Undoes a transfer: the giver gets the points back to the lots that they came from, and the
 * receiver never had them.
 *
 * <p>Refuses: {@code transfer_not_found}, {@code transfer_already_reversed}, {@code
 * insufficient_points} where the receiver has spent them, {@code idempotency_key_reused}, {@code
 * busy}.
 */
@UseCase
public final class ReverseTransfer {
    private final Journal journal;
    private final Programmes programmes;
    private final FindTransfer transfers;

    public ReverseTransfer(Journal journal, Programmes programmes, FindTransfer transfers) {
        this.journal = journal;
        this.programmes = programmes;
        this.transfers = transfers;
    }

    /**
     * Undoes it.
     *
     * @param transfer the record of either side, as the caller names it: a repetition names the
     *     same, wherever the transfer stands by then
     * @param reason why, in the clerk's words
     */
    public Recorded.Booked reverse(Call call, RecordId transfer, String reason) {
        JournalRecord record = transfers.find(call.tenant(), transfer).out();
        var out = (Transfer.TransferOut) record.activity();
        RecordId in = Objects.requireNonNull(out.in(), "a booked transfer has both sides");
        var activity =
                new Transfer.TransferOutReversal(
                        Occurrence.after(out.occurredAt(), null, programmes.now(call.tenant())),
                        record.id().sequence(),
                        out.wallet(),
                        in);
        String content =
                Content.of("transfer-reversal")
                        .with("transfer", transfer)
                        .with("reason", reason)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        record.owner(),
                        activity,
                        content,
                        reason,
                        call.idempotencyKey(),
                        new Subject.OfAccount(in.account(), out.to())));
    }
}
