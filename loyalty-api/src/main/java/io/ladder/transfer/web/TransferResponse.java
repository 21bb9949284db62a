package io.ladder.transfer.web;

import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Transfer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transfer, as its giver sees it. */
@Schema(description = "Points that went from one member to another")
record TransferResponse(
        @Schema(description = "Absent in a dry run", example = "trf_…") @Nullable String id,
        String fromMemberId,
        String toMemberId,
        String wallet,
        long points,
        @Schema(description = "`booked` or `reversed`") String status,
        String source,
        String documentNumber,
        Instant occurredAt,
        @Schema(description = "The giver's, right after it; only in answers to bookings")
                @Nullable List<BalanceResponse> balances,
        @Schema(description = "The giver's; only in answers to bookings")
                @Nullable List<MovementResponse> movements) {

    /** As it stands. */
    static TransferResponse of(JournalRecord out, boolean reversed) {
        return of(out, PublicId.TRANSFER.of(out.id()), reversed, null);
    }

    /** As the request that booked it left it. */
    static TransferResponse made(JournalRecord out, boolean booked) {
        return of(out, booked ? PublicId.TRANSFER.of(out.id()) : null, false, out);
    }

    /**
     * As the request that undid it left it.
     *
     * @param reversal the record on the giver's side
     */
    static TransferResponse undone(JournalRecord out, JournalRecord reversal) {
        return of(out, PublicId.TRANSFER.of(out.id()), true, reversal);
    }

    private static TransferResponse of(
            JournalRecord record,
            @Nullable String id,
            boolean reversed,
            @Nullable JournalRecord shown) {
        if (!(record.activity() instanceof Transfer.TransferOut out)) {
            throw new IllegalStateException("record " + record.id() + " is no transfer");
        }
        return new TransferResponse(
                id,
                PublicId.of(record.member()),
                PublicId.of(out.to()),
                out.wallet(),
                out.points(),
                reversed ? "reversed" : "booked",
                out.document().source(),
                out.document().number(),
                out.occurredAt(),
                shown == null ? null : Renderings.balances(shown.outcome().receipt()),
                shown == null ? null : Renderings.movements(shown.outcome().movements()));
    }
}
