package io.ladder.merge;

import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;

/**
 * Undoes a merge: what came with the merged record, and what was booked under it since, is on an
 * account of its own again, and the other record never had it.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_not_merged}, {@code history_too_long}, {@code
 * idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class UndoMerge {
    private final Journal journal;
    private final Programmes programmes;

    public UndoMerge(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Undoes the merge of a member into another.
     *
     * @param reason why, in the clerk's words
     */
    public Recorded.Booked undo(Call call, Subject member, String reason) {
        Subject.OfAccount merged = journal.resolve(call.tenant(), member);
        if (merged == null) {
            throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
        }
        var departure =
                new Relocation.Departure(
                        Occurrence.of(null, programmes.now(call.tenant())),
                        Relocation.Reason.SEPARATION,
                        new Relocation.Mover(merged.member(), null));
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        merged,
                        departure,
                        Content.of("merge-undoing").with("reason", reason).toString(),
                        reason,
                        call.idempotencyKey(),
                        Subject.OfAccount.own(merged.member())));
    }
}
