package io.ladder.adjustment.web;

import io.ladder.adjustment.AdjustPoints;
import io.ladder.http.MemberReference;
import io.ladder.http.ReasonCode;
import io.ladder.http.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Points that a clerk gives or takes. */
@Schema(description = "Points that a clerk gives or takes")
record AdjustmentRequest(
        @NotNull MemberReference member,
        @NotNull
                @Min(
                        value = -AdjustPoints.POINTS_MAX,
                        message = "must be at least -" + AdjustPoints.POINTS_MAX)
                @Max(
                        value = AdjustPoints.POINTS_MAX,
                        message = "must be at most " + AdjustPoints.POINTS_MAX)
                @Schema(description = "Positive to give, negative to take", example = "100")
                Long points,
        @NotNull
                @Text(max = ReasonCode.LENGTH_MAX)
                @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                @Schema(description = "Why, by one of the programme's codes", example = "goodwill")
                String reasonCode,
        @Schema(description = "Why, in words", example = "Goodwill for a late delivery")
                @Nullable
                @Text(max = 500, lines = true)
                String reason,
        @Schema(description = "The programme's first wallet where absent") @Nullable @Text(max = 64)
                String wallet,
        @NotNull @Text(max = 64) @Schema(example = "desk") String source,
        @NotNull @Text(max = 128) @Schema(example = "ticket-88") String documentNumber) {}
