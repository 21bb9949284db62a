package io.ladder.earning.web;

import io.ladder.http.Renderings;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Reason;
import io.ladder.journal.Recorded;
import io.ladder.journal.Timeline;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.shared.TenantId;
import io.ladder.wording.ReceiptLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders purchases from their records, so that a repetition gets what the first request got. */
@Component
final class PurchaseAnswer {
    private static final int REWARDS_MAX = 20;

    private final Programmes programmes;
    private final PurchaseMapper mapper;

    PurchaseAnswer(Programmes programmes, PurchaseMapper mapper) {
        this.programmes = programmes;
        this.mapper = mapper;
    }

    PurchaseResponse of(Call call, Recorded.Booked booked, @Nullable List<Reason> reasons) {
        return of(call.tenant(), booked.record(), !call.dryRun() || booked.replayed(), reasons);
    }

    PurchaseResponse of(
            TenantId tenant, JournalRecord record, boolean booked, @Nullable List<Reason> reasons) {
        if (!(record.activity() instanceof Activity.Purchase purchase)) {
            throw new IllegalStateException("record " + record.id() + " is no purchase");
        }
        Timeline timeline = programmes.timeline(tenant).asOf(record.corrections());
        Programme programme = timeline.version(record.version());
        String mainWallet = programme.wallets().getFirst().code();
        int shown = record.outcome().receipt().version();
        return mapper.toResponse(
                record,
                purchase,
                booked,
                mainWallet,
                withinReach(programme, record),
                ReceiptLine.of(
                        record.outcome(),
                        mainWallet,
                        shown == 0 ? programme : timeline.version(shown),
                        Renderings::missingText),
                reasons);
    }

    private static List<Reward> withinReach(Programme programme, JournalRecord record) {
        List<Reward> within =
                RewardCatalogue.of(programme)
                        .withinReach(record.outcome().receipt(), record.activity().occurredAt());
        return within.size() <= REWARDS_MAX ? within : within.subList(0, REWARDS_MAX);
    }
}
