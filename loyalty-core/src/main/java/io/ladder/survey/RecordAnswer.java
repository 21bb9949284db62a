package io.ladder.survey;

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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records how likely a member is to recommend us, from 0 to 10; it counts as evidence at once.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed}, {@code invalid_field} for a score
 * out of range, {@code occurred_in_future}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class RecordAnswer {
    private final Journal journal;
    private final Programmes programmes;

    public RecordAnswer(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Records the answer.
     *
     * @param occurredAt null for now
     * @param comment the member's own words, kept apart from the journal
     */
    public Recorded.Booked record(
            Call call,
            Subject member,
            Document document,
            @Nullable Instant occurredAt,
            int score,
            @Nullable String comment,
            @Nullable String shop) {
        if (score < 0 || score > 10) {
            throw Refusal.at(ErrorCode.INVALID_FIELD, "/score", "A score is from 0 to 10.")
                    .asException();
        }
        var activity =
                new Activity.SurveyAnswer(
                        Occurrence.of(occurredAt, programmes.now(call.tenant())),
                        document,
                        score,
                        shop);
        String content =
                Content.of("answer")
                        .with("at", occurredAt)
                        .with("score", score)
                        .with("comment", comment)
                        .with("shop", shop)
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(), member, activity, content, comment, call.idempotencyKey()));
    }
}
