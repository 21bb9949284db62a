package io.ladder.earning.web;

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
        String purchaseId,
        String memberId,
        String source,
        String documentNumber,
        Instant occurredAt,
        @Nullable Instant recordedAt,
        int programmeVersion,
        @Schema(description = "Absent where all that was left came back")
                @Nullable List<ReturnedLineResponse> lines,
        @Schema(description = "Right after it") List<BalanceResponse> balances,
        @Schema(description = "Right after it") List<PlaceResponse> tiers,
        List<MoveResponse> moves,
        List<MovementResponse> movements) {

    @Schema(description = "How much of a line came back")
    record ReturnedLineResponse(String line, BigDecimal quantity) {}
}
