package io.ladder.adjustment;

import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Proposal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Allows or refuses an adjustment that a clerk proposed. Points move when it is allowed, once.
 *
 * <p>Refuses: {@code adjustment_not_found}, {@code adjustment_settled}, {@code same_person} for the
 * clerk who proposed it, {@code member_closed}, {@code insufficient_points}, {@code
 * idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class SettleAdjustment {
    private final Journal journal;
    private final Programmes programmes;

    public SettleAdjustment(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /** Allows it: the points move now. */
    public Recorded.Booked approve(Call call, RecordId proposal) {
        JournalRecord record = find(call, proposal);
        var asked = (Proposal.AdjustmentProposal) record.activity();
        return settle(
                call,
                record,
                new Proposal.AdjustmentApproval(
                        now(call, asked),
                        proposal.sequence(),
                        asked.wallet(),
                        asked.points(),
                        asked.reasonCode(),
                        asked.clerk(),
                        approver(call)),
                null);
    }

    /** Refuses it. */
    public Recorded.Booked reject(Call call, RecordId proposal, String words) {
        JournalRecord record = find(call, proposal);
        var asked = (Proposal.AdjustmentProposal) record.activity();
        return settle(
                call,
                record,
                new Proposal.AdjustmentRejection(
                        now(call, asked), proposal.sequence(), asked.clerk(), approver(call)),
                words);
    }

    private JournalRecord find(Call call, RecordId proposal) {
        JournalRecord record = journal.find(call.tenant(), proposal);
        if (record == null || !(record.activity() instanceof Proposal.AdjustmentProposal)) {
            throw Refusal.of(ErrorCode.ADJUSTMENT_NOT_FOUND, "There is no such proposal.")
                    .asException();
        }
        return record;
    }

    private Instant now(Call call, Proposal.AdjustmentProposal asked) {
        return Occurrence.after(asked.occurredAt(), null, programmes.now(call.tenant()));
    }

    private static Actor approver(Call call) {
        return Objects.requireNonNull(call.actor(), "somebody has to settle it");
    }

    private Recorded.Booked settle(
            Call call, JournalRecord record, Activity settlement, @Nullable String words) {
        String content =
                Content.of("settle-adjustment")
                        .with("proposal", record.id())
                        .with("rejected", words)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        record.owner(),
                        settlement,
                        content,
                        words,
                        call.idempotencyKey()));
    }
}
