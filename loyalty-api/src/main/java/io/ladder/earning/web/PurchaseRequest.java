package io.ladder.earning.web;

import io.ladder.http.AttributeValues;
import io.ladder.http.LineRequest;
import io.ladder.http.MemberReference;
import io.ladder.http.MoneyValue;
import io.ladder.http.Text;
import io.ladder.journal.PaymentMeans;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A purchase as a till reports it: with lines, or with just its amount. */
@Schema(description = "A purchase, with its lines or with just its amount")
record PurchaseRequest(
        @NotNull MemberReference member,
        @NotNull
                @Text(max = 64)
                @Schema(description = "The system that reports it", example = "till-7")
                String source,
        @NotNull
                @Text(max = 128)
                @Schema(
                        description = "Its number there, unique with the source for ever",
                        example = "2026-000123")
                String documentNumber,
        @Schema(description = "When it happened; now where absent, or up to five minutes ahead")
                @Nullable Instant occurredAt,
        @Schema(description = "What was bought; leave out `amount` then")
                @Nullable
                @Size(min = 1, max = 1_000, message = "must have 1 to 1000 lines")
                List<@NotNull @Valid LineRequest> lines,
        @Schema(description = "What it cost in all, where there are no lines") @Nullable @Valid
                MoneyValue amount,
        @Nullable @Text(max = 64) @Schema(example = "berlin-1") String shop,
        @Nullable @Text(max = 64) @Schema(example = "pos") String channel,
        @Schema(
                        description = "How it was paid, by the names of the house; each once",
                        example = "[\"card\"]")
                @Nullable
                @Size(max = PaymentMeans.COUNT_MAX, message = "must have at most {max} names")
                List<@NotNull @Text(max = PaymentMeans.LENGTH_MAX) String> paymentMeans,
        @Schema(description = AttributeValues.DESCRIPTION, example = AttributeValues.EXAMPLE)
                @Nullable Map<String, @Nullable Object> attributes,
        @Schema(
                        description =
                                "Whether the goods are yet to be dispatched; points of wallets that"
                                        + " wait for it are pending until then")
                @Nullable Boolean awaitsDispatch) {}
