package io.ladder.reward.web;

import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Records;
import io.ladder.journal.RedemptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders redemptions: as a request left them, and as they are at a moment. */
@Component
final class RedemptionMapper {

    /** As the request that takes the reward left it. */
    RedemptionResponse toResponse(JournalRecord record, boolean booked, @Nullable String code) {
        if (!(record.activity() instanceof Activity.Redemption redemption)) {
            throw new IllegalStateException("record " + record.id() + " is no redemption");
        }
        long sequence = record.id().sequence();
        Outcome.RedemptionChange change = change(record, sequence);
        return new RedemptionResponse(
                booked ? PublicId.REDEMPTION.of(record.id()) : null,
                PublicId.of(record.member()),
                redemption.reward(),
                change.points(),
                change.status().text(),
                redemption.holdUntil(),
                redemption.occurredAt(),
                code,
                Renderings.balances(record.outcome().receipt()),
                Renderings.movements(record.outcome().movements()));
    }

    /** As the request that settled it left it. */
    RedemptionResponse toResponse(
            JournalRecord record, Records.RedemptionView redemption, @Nullable String code) {
        Outcome.RedemptionChange change = change(record, redemption.id().sequence());
        return new RedemptionResponse(
                PublicId.REDEMPTION.of(redemption.id()),
                PublicId.of(redemption.member()),
                redemption.reward(),
                change.points(),
                change.status().text(),
                redemption.holdUntil(),
                redemption.occurredAt(),
                code,
                Renderings.balances(record.outcome().receipt()),
                Renderings.movements(record.outcome().movements()));
    }

    private static Outcome.RedemptionChange change(JournalRecord record, long redemption) {
        return record.outcome().redemptions().stream()
                .filter(each -> each.redemption() == redemption)
                .reduce((_, last) -> last)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "record " + record.id() + " tells no status of its redemption"));
    }

    /** As it is at a moment, whether or not the end of its hold has been booked. */
    RedemptionResponse toResponse(
            Records.RedemptionView redemption, Instant at, @Nullable String code) {
        Instant until = redemption.holdUntil();
        boolean lapsed =
                redemption.status() == RedemptionStatus.HELD && until != null && !until.isAfter(at);
        RedemptionStatus status = lapsed ? RedemptionStatus.LAPSED : redemption.status();
        return new RedemptionResponse(
                PublicId.REDEMPTION.of(redemption.id()),
                PublicId.of(redemption.member()),
                redemption.reward(),
                redemption.points(),
                status.text(),
                redemption.holdUntil(),
                redemption.occurredAt(),
                code,
                null,
                null);
    }
}
