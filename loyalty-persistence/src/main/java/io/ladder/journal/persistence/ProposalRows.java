package io.ladder.journal.persistence;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Proposal;
import io.ladder.shared.TenantId;

/** The rows of adjustments that take a second person. */
final class ProposalRows {
    private static final TableStatement ASKED =
            new TableStatement(
                    """
                    insert into adjustment_proposal (account_id, sequence, tenant_id, member_id,
                        source, document_number, wallet, points, reason_code, clerk, proposed_at)
                    select * from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::text[],
                        ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                        ?::text[]::timestamptz[])\
                    """);

    private static final TableStatement SETTLED =
            new TableStatement(
                    """
                    update adjustment_proposal
                    set status = new.status, settled_by = new.settled_by,
                        settled_at = new.settled_at
                    from unnest(?::text[]::uuid[], ?::bigint[], ?::text[], ?::text[],
                        ?::text[]::timestamptz[])
                        as new(account_id, sequence, status, settled_by, settled_at)
                    where adjustment_proposal.account_id = any (array[new.account_id])
                    and adjustment_proposal.sequence = new.sequence\
                    """);

    private final TableRows asked = new TableRows(ASKED);
    private final TableRows settled = new TableRows(SETTLED);

    TableRows asked() {
        return asked;
    }

    TableRows settled() {
        return settled;
    }

    void add(TenantId tenant, JournalRecord record, Proposal proposal) {
        var account = record.id().account().value();
        switch (proposal) {
            case Proposal.AdjustmentProposal wanted ->
                    asked.add(
                            account,
                            record.id().sequence(),
                            tenant.value(),
                            record.member().value(),
                            wanted.document().source(),
                            wanted.document().number(),
                            wanted.wallet(),
                            wanted.points(),
                            wanted.reasonCode(),
                            wanted.clerk().id(),
                            wanted.occurredAt());
            case Proposal.Settlement settlement ->
                    settled.add(
                            account,
                            settlement.proposal(),
                            settlement instanceof Proposal.AdjustmentApproval
                                    ? "APPROVED"
                                    : "REJECTED",
                            settlement.approver().id(),
                            settlement.occurredAt());
        }
    }
}
