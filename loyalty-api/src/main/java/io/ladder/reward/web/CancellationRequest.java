package io.ladder.reward.web;

import io.ladder.http.ReasonCode;
import io.ladder.http.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a redemption is cancelled. */
@Schema(description = "Why a redemption is cancelled")
record CancellationRequest(
        @NotNull
                @Text(max = 500, lines = true)
                @Schema(description = "Without personal data", example = "Sold out at this shop")
                String reason,
        @Schema(
                        description = "The same by a code of the house, kept for ever",
                        example = "sold-out")
                @Nullable
                @Text(max = ReasonCode.LENGTH_MAX)
                @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                String reasonCode) {}
