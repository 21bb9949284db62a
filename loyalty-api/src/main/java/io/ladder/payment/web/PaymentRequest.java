package io.ladder.payment.web;

import io.ladder.http.LineRequest;
import io.ladder.http.MemberReference;
import io.ladder.http.ReasonCode;
import io.ladder.http.Text;
import io.ladder.payment.PaymentTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points that are to pay for a basket. */
@Schema(description = "Points that are to pay for a basket, or a share of it")
record PaymentRequest(
        @NotNull MemberReference member,
        @NotNull @Text(max = 64) @Schema(example = "till-7") String source,
        @NotNull
                @Text(max = 128)
                @Schema(description = "The number of the payment itself", example = "2026-000126-p")
                String documentNumber,
        @Schema(description = "The first wallet whose points pay where absent")
                @Nullable
                @Text(max = 64)
                String wallet,
        @Schema(description = "As many as may pay where absent", example = "500")
                @Nullable
                @Min(value = 1, message = "must be 1 or more")
                @Max(
                        value = PaymentTerms.POINTS_MAX,
                        message = "must be at most " + PaymentTerms.POINTS_MAX)
                Long points,
        @NotNull
                @Schema(description = "The basket, as a purchase's lines")
                @Size(min = 1, max = 1_000, message = "must have 1 to 1000 lines")
                List<@NotNull @Valid LineRequest> lines,
        @Schema(
                        description =
                                "How long to hold the points, in ISO 8601, from PT1S to P30D;"
                                        + " PT15M where absent",
                        type = "string",
                        example = "PT15M")
                @Nullable Duration hold,
        @Nullable @Text(max = 64) @Schema(example = "berlin-1") String shop) {

    /** How much of a payment is captured. */
    @Schema(description = "How much of a payment is captured")
    record CaptureRequest(
            @Schema(description = "All that is held where absent", example = "300")
                    @Nullable
                    @Min(value = 1, message = "must be 1 or more")
                    @Max(
                            value = PaymentTerms.POINTS_MAX,
                            message = "must be at most " + PaymentTerms.POINTS_MAX)
                    Long points) {}

    /** Why a payment is voided. */
    @Schema(description = "Why a payment is voided")
    record VoidRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(
                            description = "Without personal data",
                            example = "The customer pays with a card instead")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "other-means")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}

    /** How much of a payment comes back, and why. */
    @Schema(description = "How much of a payment comes back, and why")
    record RefundRequest(
            @NotNull @Text(max = 64) @Schema(example = "till-7") String source,
            @NotNull
                    @Text(max = 128)
                    @Schema(
                            description = "The number of the refund itself",
                            example = "2026-000127")
                    String documentNumber,
            @NotNull
                    @Min(value = 1, message = "must be 1 or more")
                    @Max(
                            value = PaymentTerms.POINTS_MAX,
                            message = "must be at most " + PaymentTerms.POINTS_MAX)
                    @Schema(example = "100")
                    Long points,
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(description = "Without personal data", example = "Charged twice")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "charged-twice")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}
}
