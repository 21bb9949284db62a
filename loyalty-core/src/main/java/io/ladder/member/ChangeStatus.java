package io.ladder.member;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.shared.UseCase;

/**
 * Blocks a member, lets them in again, or closes the membership.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed} where the membership is closed
 * already, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class ChangeStatus {
    private final Journal journal;
    private final Programmes programmes;

    public ChangeStatus(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    public Recorded.Booked change(Call call, Subject member, MemberStatus status, Why why) {
        var activity =
                new Activity.StatusChange(
                        Occurrence.of(null, programmes.now(call.tenant())), status, why.code());
        String content =
                Content.of("status")
                        .with("status", status)
                        .with("reason", why.words())
                        .with("reason_code", why.code())
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        member,
                        activity,
                        content,
                        why.words(),
                        call.idempotencyKey()));
    }
}
