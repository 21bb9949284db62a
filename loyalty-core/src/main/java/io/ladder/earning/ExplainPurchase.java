package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Reason;
import io.ladder.journal.Replay;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.List;

/**
 * Tells why a booked purchase earned what it earned, by the rules and the history of then.
 *
 * <p>Refuses: {@code purchase_not_found}.
 */
@UseCase
public final class ExplainPurchase {
    private final Journal journal;
    private final Programmes programmes;

    public ExplainPurchase(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    public List<Reason> explain(TenantId tenant, RecordId purchase) {
        JournalRecord record = journal.find(tenant, purchase);
        if (record == null || !(record.activity() instanceof Activity.Purchase)) {
            throw Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.")
                    .asException();
        }
        List<JournalRecord> before =
                journal.history(tenant, purchase.account()).stream()
                        .filter(each -> each.id().sequence() < purchase.sequence())
                        .toList();
        return Replay.explain(programmes.timeline(tenant), before, record);
    }
}
