package io.ladder.reward.web;

import io.ladder.http.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Why a redemption is cancelled. */
@Schema(description = "Why a redemption is cancelled")
record CancellationRequest(
        @NotNull
                @Text(max = 500, lines = true)
                @Schema(description = "Without personal data", example = "Sold out at this shop")
                String reason) {}
