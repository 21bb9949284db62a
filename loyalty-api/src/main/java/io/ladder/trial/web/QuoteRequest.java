package io.ladder.trial.web;

import io.ladder.config.ConfigReader;
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

/** A basket that somebody might buy. */
@Schema(description = "A basket that a member, or somebody imagined, might buy")
record QuoteRequest(
        @Schema(description = "Who would buy; takes the scope `points:read` as well")
                @Nullable MemberReference member,
        @Schema(description = "Instead of `member`: somebody who is no member") @Nullable @Valid
                ImaginedRequest imagined,
        @Schema(
                        description =
                                "A programme file in YAML to try as the next version; the programme"
                                        + " in force where absent. Takes the scope `programme:read`"
                                        + " as well")
                @Nullable
                @Text(max = ConfigReader.LENGTH_MAX, lines = true)
                String programme,
        @Schema(
                        description =
                                "Instead of `programme`: the name of a draft that is kept; takes"
                                        + " `programme:read` as well")
                @Nullable
                @Text(max = 64)
                String draft,
        @Schema(description = "When it would be bought; now where absent, up to ten years ahead")
                @Nullable Instant occurredAt,
        @Schema(description = "What would be bought; leave out `amount` then")
                @Nullable
                @Size(min = 1, max = 1_000, message = "must have 1 to 1000 lines")
                List<@NotNull @Valid LineRequest> lines,
        @Schema(description = "What it would cost in all, where there are no lines")
                @Nullable
                @Valid
                MoneyValue amount,
        @Nullable @Text(max = 64) @Schema(example = "berlin-1") String shop,
        @Nullable @Text(max = 64) @Schema(example = "pos") String channel,
        @Schema(
                        description = "How it would be paid, by the names of the house; each once",
                        example = "[\"card\"]")
                @Nullable
                @Size(max = PaymentMeans.COUNT_MAX, message = "must have at most {max} names")
                List<@NotNull @Text(max = PaymentMeans.LENGTH_MAX) String> paymentMeans,
        @Schema(description = AttributeValues.DESCRIPTION, example = AttributeValues.EXAMPLE)
                @Nullable Map<String, @Nullable Object> attributes) {
    private static final int NAMES_MAX = 100;

    @Schema(description = "Somebody who is no member, as rules would see them")
    record ImaginedRequest(
            @Schema(
                            description = "The rung by ladder; the lowest where absent",
                            example = "{\"loyalty\":\"client\"}")
                    @Nullable
                    @Size(max = NAMES_MAX, message = "must have at most {max} names")
                    Map<String, @NotNull String> rungs,
            @Schema(
                            description = "Points to spend by wallet; none where absent",
                            example = "{\"points\":120}")
                    @Nullable
                    @Size(max = NAMES_MAX, message = "must have at most {max} names")
                    Map<String, @NotNull Long> balances,
            @Schema(
                            description = "What is told of them; nothing where absent",
                            example = "{\"birthday\":\"05-17\"}")
                    @Nullable Map<String, @Nullable Object> attributes) {}
}
