package io.ladder.earning;

import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.shared.UseCase;

/**
 * Books a purchase and what it earns, or quotes it in a dry run.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked}, {@code member_closed}, {@code
 * currency_mismatch}, {@code amount_out_of_range}, {@code occurred_in_future}, {@code
 * invalid_field}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class RecordPurchase {
    private final Journal journal;
    private final Programmes programmes;

    public RecordPurchase(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    public Recorded.Booked record(Call call, Sale sale) {
        var now = programmes.now(call.tenant());
        return journal.carryOut(call, sale.recording(call.tenant(), now, call.idempotencyKey()));
    }
}
