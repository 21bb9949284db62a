package io.ladder.reward.web;

import io.ladder.http.MemberReference;
import io.ladder.http.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A reward that a member wants. */
@Schema(description = "A reward that a member wants")
record RedemptionRequest(
        @NotNull MemberReference member,
        @Schema(description = "May be absent where a code is shown", example = "filter-coffee")
                @Nullable
                @Text(max = 64)
                String reward,
        @NotNull @Text(max = 64) @Schema(example = "till-7") String source,
        @NotNull @Text(max = 128) @Schema(example = "2026-000125") String documentNumber,
        @Schema(description = "Whether the points are spent at once; true where absent")
                @Nullable Boolean capture,
        @Schema(
                        description = "How long to hold them, in ISO 8601, up to P30D",
                        type = "string",
                        example = "PT15M")
                @Nullable Duration hold,
        @Schema(
                        description = "A code that is shown for the reward; capitals do not matter",
                        example = "SPRING-7K2P")
                @Nullable
                @Text(max = 64)
                String code,
        @Schema(
                        description =
                                "On which device it is asked for, as the house calls devices; for"
                                        + " guard rails. Kept for ever: a hash, no personal data",
                        example = "d-5f3a")
                @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9._:-]{1,64}",
                        message = "must be 1 to 64 letters, digits and . _ : -")
                String device) {}
