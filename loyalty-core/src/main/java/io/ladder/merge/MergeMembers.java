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
 * Merges two records of one person: what was done by the one counts as done by the other from the
 * beginning.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked} and {@code member_closed} for
 * either, {@code member_merged} where one of them is merged already, {@code merge_not_allowed}
 * where both are on one account, {@code history_too_long}, {@code idempotency_key_reused}, {@code
 * busy}.
 */
@UseCase
public final class MergeMembers {
    private final Journal journal;
    private final Programmes programmes;

    public MergeMembers(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Merges.
     *
     * @param member whose record goes over to the other's
     * @param into whose record stays
     * @param reason why, in the clerk's words
     */
    public Recorded.Booked merge(Call call, Subject member, Subject into, String reason) {
        Subject.OfAccount to = journal.resolve(call.tenant(), into);
        if (to == null) {
            throw Refusal.at(ErrorCode.MEMBER_NOT_FOUND, "/into", "There is no such member.")
                    .asException();
        }
        Subject.OfAccount from = journal.resolve(call.tenant(), member);
        if (from == null) {
            throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
        }
        var departure =
                new Relocation.Departure(
                        Occurrence.of(null, programmes.now(call.tenant())),
                        Relocation.Reason.MERGE,
                        new Relocation.Mover(from.member(), to.member()));
        String content =
                Content.of("merge")
                        .with("into", to.member().value())
                        .with("reason", reason)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        from,
                        departure,
                        content,
                        reason,
                        call.idempotencyKey(),
                        to));
    }
}
