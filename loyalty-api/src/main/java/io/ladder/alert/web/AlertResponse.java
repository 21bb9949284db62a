package io.ladder.alert.web;

import io.ladder.http.PublicId;
import io.ladder.journal.Actor;
import io.ladder.journal.Alert;
import io.ladder.journal.AlertKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a guard rail kept back.
 *
 * @param guardRail null where a wallet's limit did it
 * @param wallet null where a guard rail did it
 */
@Schema(description = "What a guard rail, or the daily limit of a wallet, kept from a member")
record AlertResponse(
        @Schema(example = "2026-01-15.purchases.calm.mbr_…") String id,
        @Schema(description = "In the programme's time zone", example = "2026-01-15") LocalDate day,
        @Schema(
                        description =
                                "`purchases` that brought nothing, deeds whose `points` were cut"
                                        + " short, `redemptions` that were refused, `returns` that"
                                        + " left more given than a cost share allows",
                        example = "purchases")
                String kind,
        @Schema(description = "The id of the guard rail in the programme file")
                @Nullable String guardRail,
        @Schema(description = "The wallet whose daily limit it was") @Nullable String wallet,
        @Schema(description = "Who acted", example = "mbr_…") String memberId,
        @Schema(
                        description =
                                "How often; purchases that came back no longer count, as if they"
                                        + " had never been")
                long count,
        @Schema(description = "Whether nobody has looked at all of it yet") boolean open,
        @Schema(description = "What somebody found; absent where nobody has looked")
                @Nullable ReviewResponse review) {

    @Schema(description = "What somebody found")
    record ReviewResponse(
            @Schema(description = "`harmless`, `unclear` or `abuse`", example = "harmless")
                    String verdict,
            @Schema(description = "How often it had happened when they looked") long count,
            Instant reviewedAt,
            @Schema(description = "The key that said so", example = "key_…")
                    @Nullable String reviewedBy) {}

    static AlertResponse of(Alert alert) {
        AlertKey key = alert.key();
        boolean limit = key.kind() == AlertKey.Kind.POINTS;
        return new AlertResponse(
                AlertId.of(key),
                key.day(),
                key.kind().text(),
                limit ? null : key.by(),
                limit ? key.by() : null,
                PublicId.of(key.member()),
                alert.count(),
                alert.open(),
                alert.review() == null ? null : review(alert.review()));
    }

    private static ReviewResponse review(Alert.Review review) {
        Actor by = review.by();
        return new ReviewResponse(
                review.verdict().text(), review.count(), review.at(), by == null ? null : by.id());
    }
}
