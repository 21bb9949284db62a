package io.ladder.earning.web;

import io.ladder.http.MoneyValue;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MoveResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.http.Renderings.PlaceResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return and what it took back. */
@Schema(description = "A return and what it took back")
record ReturnResponse(
        @Schema(description = "Absent in a dry run", example = "ret_…") @Nullable String id,
        @Schema(description = "Absent where there was no receipt", example = "pur_…")
                @Nullable String purchaseId,
        String memberId,
        String source,
        String documentNumber,
        Instant occurredAt,
        @Nullable Instant recordedAt,
        int programmeVersion,
        @Schema(description = "Absent where all that was left came back")
                @Nullable List<ReturnedLineResponse> lines,
        @Schema(description = "The money that was given back, where that was told")
                @Nullable MoneyValue amount,
        @Schema(description = "From which purchases, where there was no receipt")
                @Nullable List<TakenFromResponse> takenFrom,
        @Schema(description = "Points that were spent already and are not owed")
                @Nullable List<ShortfallResponse> shortfalls,
        @Schema(description = "Right after it") List<BalanceResponse> balances,
        @Schema(description = "Right after it") List<PlaceResponse> tiers,
        List<MoveResponse> moves,
        List<MovementResponse> movements) {

    @Schema(description = "Money taken from a purchase")
    record TakenFromResponse(@Schema(example = "pur_…") String purchaseId, MoneyValue amount) {}

    @Schema(description = "Points that should have been taken and were spent already")
    record ShortfallResponse(
            String wallet,
            long points,
            @Schema(description = "Money to withhold for them; absent where they are written off")
                    @Nullable MoneyValue withhold) {}

    @Schema(description = "How much of a line came back")
    record ReturnedLineResponse(String line, BigDecimal quantity) {}
}
