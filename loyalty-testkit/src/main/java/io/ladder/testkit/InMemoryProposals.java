package io.ladder.testkit;

import io.ladder.adjustment.Proposals;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Proposal;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the proposals that a journal in memory holds. */
final class InMemoryProposals implements Proposals {
    private final Function<TenantId, TenantBooks> tenants;

    InMemoryProposals(Function<TenantId, TenantBooks> tenants) {
        this.tenants = tenants;
    }

    @Override
    public @Nullable View find(TenantId tenant, RecordId id) {
        TenantBooks books = tenants.apply(tenant);
        RecordId current;
        synchronized (books) {
            current = books.current(id);
        }
        return views(tenant).stream()
                .filter(view -> view.id().equals(current))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<View> list(
            TenantId tenant, @Nullable Status status, @Nullable Long before, int limit) {
        return views(tenant).reversed().stream()
                .filter(view -> status == null || view.status() == status)
                .filter(view -> before == null || view.number() < before)
                .limit(limit)
                .toList();
    }

    private List<View> views(TenantId tenant) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            var views = new ArrayList<View>();
            for (JournalRecord record : books.proposals) {
                if (record.activity() instanceof Proposal.AdjustmentProposal asked) {
                    views.add(view(views.size() + 1L, record, asked, books.proposals));
                }
            }
            return views;
        }
    }

    private static View view(
            long number,
            JournalRecord record,
            Proposal.AdjustmentProposal asked,
            List<JournalRecord> all) {
        Status status = Status.AWAITING_APPROVAL;
        Proposal.Settlement settled = null;
        for (JournalRecord later : all) {
            if (later.id().account().equals(record.id().account())
                    && later.activity() instanceof Proposal.Settlement settlement
                    && settlement.proposal() == record.id().sequence()) {
                settled = settlement;
                status =
                        settlement instanceof Proposal.AdjustmentApproval
                                ? Status.APPROVED
                                : Status.REJECTED;
            }
        }
        return new View(
                number,
                record.id(),
                record.member(),
                asked.document(),
                asked.wallet(),
                asked.points(),
                asked.reasonCode(),
                asked.clerk(),
                asked.occurredAt(),
                status,
                settled == null ? null : settled.approver(),
                settled == null ? null : settled.occurredAt());
    }
}
