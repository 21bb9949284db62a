package io.ladder.trial.web;

import io.ladder.config.ConfigReader;
import io.ladder.http.Text;
import io.ladder.ledger.PointCost;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft that is to be tried on what happened. */
@Schema(description = "A draft that is to be tried on what happened")
record BacktestRequest(
        @Schema(
                        description =
                                "The draft, a programme file in YAML; where absent, the programme as"
                                        + " it is, each version when it decided")
                @Nullable
                @Text(max = ConfigReader.LENGTH_MAX, lines = true)
                String programme,
        @Schema(description = "Instead of `programme`: the name of a draft that is kept")
                @Nullable
                @Text(max = 64)
                String draft,
        @Schema(description = "The first moment that counts; from the beginning where absent")
                @Nullable Instant from,
        @Schema(description = "The first moment that no longer counts; now where absent")
                @Nullable Instant until,
        @Schema(description = "What points are taken to cost; what the file says where absent")
                @Nullable
                @Size(max = COSTS_MAX, message = "must have at most {max} wallets")
                List<@NotNull @Valid AssumedCost> costs) {
    static final int COSTS_MAX = 100;

    private static final long MINOR_MAX = 1_000_000_000_000L;
    private static final long POINTS_MAX = 1_000_000_000L;

    @Schema(description = "So many points cost the house so much")
    record AssumedCost(
            @NotNull @Text(max = 64) @Schema(example = "points") String wallet,
            @NotNull
                    @Min(value = 1, message = "must be 1 or more")
                    @Max(value = POINTS_MAX, message = "must be at most {value}")
                    @Schema(description = "In the wallet's smallest unit", example = "100")
                    Long points,
            @NotNull
                    @Min(value = 0, message = "must be 0 or more")
                    @Max(value = MINOR_MAX, message = "must be at most {value}")
                    @Schema(
                            description = "In minor units of the programme's currency",
                            example = "80")
                    Long amount) {}

    /** By wallet; of several for one, the last. */
    Map<String, PointCost> costsByWallet() {
        var byWallet = new HashMap<String, PointCost>();
        if (costs != null) {
            costs.forEach(each ->
                    byWallet.put(each.wallet(), new PointCost(each.points(), each.amount())));
        }
        return byWallet;
    }
}
