package io.ladder.earning;

import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Books or quotes many purchases, each by itself: the refusals are those of {@link RecordPurchase},
 * as values.
 */
@UseCase
public final class RecordPurchases {
    private final Journal journal;
    private final Programmes programmes;

    public RecordPurchases(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Books each of the purchases.
     *
     * @param sales at most {@link Journal#BATCH_MAX}
     * @return one result for each sale, in the same order
     */
    public List<Recorded> record(TenantId tenant, List<Sale> sales) {
        return each(tenant, sales, journal::recordAll);
    }

    /**
     * What each of the purchases would bring if it were the only one; nothing is written. Where the
     * journal is {@code busy} with one, all are refused: the others would be too, one by one.
     *
     * @return one result for each sale, in the same order
     */
    public List<Recorded> preview(TenantId tenant, List<Sale> sales) {
        return each(
                tenant,
                sales,
                recordings -> recordings.stream().map(this::previewUnlessBusy).toList());
    }

    private Recorded previewUnlessBusy(Recording recording) {
        Recorded result = journal.preview(recording, false);
        if (result instanceof Recorded.Refused(Refusal refusal)
                && refusal.code() == ErrorCode.BUSY) {
            throw refusal.asException();
        }
        return result;
    }

    private List<Recorded> each(
            TenantId tenant, List<Sale> sales, Function<List<Recording>, List<Recorded>> doing) {
        var now = programmes.now(tenant);
        var results = new ArrayList<@Nullable Recorded>(sales.size());
        var recordings = new ArrayList<Recording>(sales.size());
        for (Sale sale : sales) {
            try {
                recordings.add(sale.recording(tenant, now, null));
                results.add(null);
            } catch (LoyaltyException refused) {
                results.add(new Recorded.Refused(refused.refusal()));
            }
        }
        var recorded = doing.apply(recordings).iterator();
        return results.stream().map(result -> result == null ? recorded.next() : result).toList();
    }
}
