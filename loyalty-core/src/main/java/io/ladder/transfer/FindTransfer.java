package io.ladder.transfer;

import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Records;
import io.ladder.journal.Transfer;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds transfers, one by its id or those of an account.
 *
 * <p>Refuses: {@code transfer_not_found}.
 */
@UseCase
public final class FindTransfer {
    private final Journal journal;
    private final Records records;

    public FindTransfer(Journal journal, Records records) {
        this.journal = journal;
        this.records = records;
    }

    /**
     * A transfer as somebody looks at it.
     *
     * @param out the record on the giver's side
     * @param sequence the number of the record on the side from which it was looked for
     */
    public record Found(JournalRecord out, long sequence, boolean reversed) {}

    /**
     * The transfer of that id.
     *
     * @param transfer the record of either side
     */
    public Found find(TenantId tenant, RecordId transfer) {
        JournalRecord record = current(tenant, transfer);
        if (record != null && record.activity() instanceof Transfer.TransferIn in) {
            record = current(tenant, in.out());
        }
        if (record == null || !(record.activity() instanceof Transfer.TransferOut)) {
            throw Refusal.of(ErrorCode.TRANSFER_NOT_FOUND, "There is no such transfer.")
                    .asException();
        }
        long sequence = record.id().sequence();
        boolean reversed = reversed(tenant, record.id().account(), sequence).contains(sequence);
        return new Found(record, sequence, reversed);
    }

    private @Nullable JournalRecord current(TenantId tenant, RecordId id) {
        return journal.find(tenant, journal.current(tenant, id));
    }

    /**
     * What an account gave and got, newest first.
     *
     * @param before the number that the page ends before; null for the first page
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    public List<Found> of(TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        List<JournalRecord> sides =
                records.list(tenant, account, Transfer.Side.class, before, limit);
        if (sides.isEmpty()) {
            return List.of();
        }
        var elsewhere = new HashSet<RecordId>();
        for (JournalRecord side : sides) {
            if (side.activity() instanceof Transfer.TransferIn in) {
                elsewhere.add(in.out());
            }
        }
        Map<RecordId, JournalRecord> outs =
                elsewhere.isEmpty() ? Map.of() : journal.find(tenant, elsewhere);
        Set<Long> reversed = reversed(tenant, account, sides.getLast().id().sequence());
        var found = new ArrayList<Found>(sides.size());
        for (JournalRecord side : sides) {
            JournalRecord out =
                    side.activity() instanceof Transfer.TransferIn in ? outs.get(in.out()) : side;
            if (out != null) {
                long sequence = side.id().sequence();
                found.add(new Found(out, sequence, reversed.contains(sequence)));
            }
        }
        return found;
    }

    /** The numbers of what was undone in an account, at least of all from a number on. */
    private Set<Long> reversed(TenantId tenant, AccountId account, long oldest) {
        var reversed = new HashSet<Long>();
        long before = Long.MAX_VALUE;
        // What undoes a transfer comes after it.
        while (before > oldest) {
            List<JournalRecord> page =
                    records.list(tenant, account, Transfer.Reversal.class, before, Page.LIMIT_MAX);
            for (JournalRecord record : page) {
                if (record.activity() instanceof Transfer.Reversal reversal) {
                    reversed.add(reversal.undone());
                }
            }
            before = page.size() < Page.LIMIT_MAX ? oldest : page.getLast().id().sequence();
        }
        return reversed;
    }
}
