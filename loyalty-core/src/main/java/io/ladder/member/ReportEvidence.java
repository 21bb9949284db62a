package io.ladder.member;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import io.ladder.tier.EvidenceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records a referral, a review, a contribution, a seat: what a member did beside buying.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed}, {@code invalid_field} for a kind
 * that purchases and surveys report, {@code occurred_in_future}, {@code idempotency_key_reused},
 * {@code busy}.
 */
@UseCase
public final class ReportEvidence {
    private final Journal journal;
    private final Programmes programmes;

    public ReportEvidence(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Records the evidence.
     *
     * @param occurredAt null for now
     * @param note what it was, in words that are kept apart from the journal; null for none
     */
    public Recorded.Booked report(
            Call call,
            Subject member,
            Document document,
            @Nullable Instant occurredAt,
            EvidenceKind kind,
            @Nullable String note) {
        if (!kind.reportable()) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/kind",
                            "Purchases and answers have a place of their own.")
                    .asException();
        }
        var activity =
                new Activity.EvidenceReport(
                        Occurrence.of(occurredAt, programmes.now(call.tenant())), document, kind);
        String content =
                Content.of("evidence")
                        .with("at", occurredAt)
                        .with("kind", kind)
                        .with("note", note)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(), member, activity, content, note, call.idempotencyKey()));
    }
}
