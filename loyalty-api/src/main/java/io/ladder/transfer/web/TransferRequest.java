package io.ladder.transfer.web;

import io.ladder.http.MemberReference;
import io.ladder.http.Text;
import io.ladder.transfer.TransferPoints;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Points that a member gives to another. */
@Schema(description = "Points that a member gives to another")
record TransferRequest(
        @NotNull @Schema(description = "Whose points they are") MemberReference from,
        @NotNull @Schema(description = "Who gets them", example = "external:C-1002")
                MemberReference to,
        @Schema(description = "The programme's first wallet where absent") @Nullable @Text(max = 64)
                String wallet,
        @NotNull
                @Min(value = 1, message = "must be at least 1")
                @Max(
                        value = TransferPoints.POINTS_MAX,
                        message = "must be at most " + TransferPoints.POINTS_MAX)
                @Schema(example = "100")
                Long points,
        @NotNull @Text(max = 64) @Schema(example = "app") String source,
        @NotNull @Text(max = 128) @Schema(example = "gift-17") String documentNumber,
        @Schema(description = "Words that go with it", example = "Happy birthday")
                @Nullable
                @Text(max = 500, lines = true)
                String note) {}
