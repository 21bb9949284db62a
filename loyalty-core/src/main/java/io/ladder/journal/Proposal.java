package io.ladder.journal;

import io.ladder.shared.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An adjustment that a clerk may not book alone, and what a second person makes of it. */
public sealed interface Proposal extends Activity {

    /**
     * A clerk asks for an adjustment; nothing moves yet.
     *
     * @param points not 0
     * @param reasonCode why, by one of the programme's codes
     * @param clerk who asks
     */
    record AdjustmentProposal(
            Instant occurredAt,
            Document document,
            String wallet,
            long points,
            String reasonCode,
            Actor clerk)
            implements Proposal {}

    /**
     * A second person allows it: the points move now.
     *
     * @param proposal the sequence number of the proposal
     * @param wallet the proposal's
     * @param points the proposal's
     * @param reasonCode the proposal's; null where approvals did not tell it yet
     * @param clerk who asked for it
     * @param approver who allows it
     */
    record AdjustmentApproval(
            Instant occurredAt,
            long proposal,
            String wallet,
            long points,
            @Nullable String reasonCode,
            Actor clerk,
            Actor approver)
            implements Settlement {
        @Override
        public boolean asksForSomething() {
            return points < 0;
        }
    }

    /**
     * A second person refuses it.
     *
     * @param proposal the sequence number of the proposal
     * @param clerk who asked for it
     * @param approver who refuses it
     */
    record AdjustmentRejection(Instant occurredAt, long proposal, Actor clerk, Actor approver)
            implements Settlement {}

    /** What a second person makes of a proposal; once. */
    sealed interface Settlement extends Proposal {
        /** The sequence number of the proposal. */
        long proposal();

        /** Who asked for it. */
        Actor clerk();

        /** Who settles it, which is somebody else. */
        Actor approver();
    }
}
