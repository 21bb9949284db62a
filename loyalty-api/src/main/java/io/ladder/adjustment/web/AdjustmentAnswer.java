package io.ladder.adjustment.web;

import io.ladder.adjustment.Proposals;
import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Proposal;
import org.jspecify.annotations.Nullable;

/** Renders adjustments: as a request left them, and as they are. */
final class AdjustmentAnswer {
    private AdjustmentAnswer() {}

    /** As the request that asked for it left it. */
    static AdjustmentResponse asked(JournalRecord record, boolean booked, @Nullable String words) {
        String id = booked ? PublicId.ADJUSTMENT.of(record.id()) : null;
        return switch (record.activity()) {
            case Activity.Adjustment adjustment -> booked(record, adjustment, id, words, true);
            case Proposal.AdjustmentProposal proposal ->
                    new AdjustmentResponse(
                            id,
                            PublicId.of(record.member()),
                            proposal.document().source(),
                            proposal.document().number(),
                            proposal.occurredAt(),
                            proposal.wallet(),
                            proposal.points(),
                            proposal.reasonCode(),
                            words,
                            Proposals.Status.AWAITING_APPROVAL.text(),
                            proposal.clerk().id(),
                            null,
                            null,
                            Renderings.balances(record.outcome().receipt()),
                            Renderings.movements(record.outcome().movements()));
            default -> throw new IllegalStateException(record.id() + " is no adjustment");
        };
    }

    /** One that a clerk booked alone. */
    static AdjustmentResponse booked(
            JournalRecord record,
            Activity.Adjustment adjustment,
            @Nullable String id,
            @Nullable String words,
            boolean effects) {
        Actor clerk = adjustment.clerk();
        return new AdjustmentResponse(
                id,
                PublicId.of(record.member()),
                adjustment.document().source(),
                adjustment.document().number(),
                adjustment.occurredAt(),
                adjustment.wallet(),
                adjustment.points(),
                adjustment.reasonCode(),
                words,
                "booked",
                clerk == null ? null : clerk.id(),
                null,
                null,
                effects ? Renderings.balances(record.outcome().receipt()) : null,
                effects ? Renderings.movements(record.outcome().movements()) : null);
    }

    /** A proposal as it is. */
    static AdjustmentResponse of(Proposals.View view, @Nullable String words) {
        return of(view, view.status(), view.settledBy(), words, null);
    }

    /** As the request that settled it left it. */
    static AdjustmentResponse settled(
            Proposals.View view, JournalRecord record, @Nullable String words) {
        if (!(record.activity() instanceof Proposal.Settlement settlement)) {
            throw new IllegalStateException(record.id() + " settles nothing");
        }
        return of(
                view,
                settlement instanceof Proposal.AdjustmentApproval
                        ? Proposals.Status.APPROVED
                        : Proposals.Status.REJECTED,
                settlement.approver(),
                words,
                record);
    }

    private static AdjustmentResponse of(
            Proposals.View view,
            Proposals.Status status,
            @Nullable Actor settledBy,
            @Nullable String words,
            @Nullable JournalRecord settlement) {
        return new AdjustmentResponse(
                PublicId.ADJUSTMENT.of(view.id()),
                PublicId.of(view.member()),
                view.document().source(),
                view.document().number(),
                view.proposedAt(),
                view.wallet(),
                view.points(),
                view.reasonCode(),
                words,
                status.text(),
                view.clerk().id(),
                settledBy == null ? null : settledBy.id(),
                settlement == null ? view.settledAt() : settlement.activity().occurredAt(),
                settlement == null ? null : Renderings.balances(settlement.outcome().receipt()),
                settlement == null ? null : Renderings.movements(settlement.outcome().movements()));
    }
}
