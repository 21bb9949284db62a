package io.ladder.member;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;

/**
 * Withdraws a piece of evidence or an answer: it then never existed, and the member's standing
 * follows at once.
 *
 * <p>Refuses: {@code evidence_not_found}, {@code evidence_already_withdrawn}, {@code busy}.
 */
@UseCase
public final class WithdrawEvidence {
    private final Journal journal;
    private final Programmes programmes;

    public WithdrawEvidence(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    public Recorded.Booked withdraw(Call call, RecordId evidence, Why why) {
        JournalRecord record = journal.find(call.tenant(), evidence);
        if (record == null) {
            throw Refusal.of(ErrorCode.EVIDENCE_NOT_FOUND, "There is no such evidence.")
                    .asException();
        }
        var activity =
                new Activity.EvidenceWithdrawal(
                        Occurrence.after(
                                record.activity().occurredAt(),
                                null,
                                programmes.now(call.tenant())),
                        evidence.sequence(),
                        why.code());
        String content =
                Content.of("withdrawal")
                        .with("evidence", evidence.sequence())
                        .with("reason", why.words())
                        .with("reason_code", why.code())
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        new Subject.OfAccount(evidence.account(), record.member()),
                        activity,
                        content,
                        why.words(),
                        call.idempotencyKey()));
    }
}
