package io.ladder.http;

import io.ladder.journal.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a purchase, or of a basket that is to be paid. */
@Schema(description = "One line of a purchase")
public record LineRequest(
        @Schema(description = "Unique in the purchase; its place from 1 where absent")
                @Nullable
                @Text(max = 64)
                String id,
        @Nullable @Text(max = 128) @Schema(example = "sku-4711") String product,
        @Nullable @Text(max = 128) @Schema(example = "coffee") String category,
        @Schema(description = "With up to 3 decimals; 1 where absent", example = "2")
                @Nullable
                @DecimalMin(value = "0.001", message = "must be 0.001 or more")
                @DecimalMax(value = "1000000", message = "must be at most 1000000")
                @Digits(integer = 7, fraction = 3, message = "must have at most 3 decimals")
                BigDecimal quantity,
        @NotNull @Valid MoneyValue amount) {

    /**
     * The lines of the field {@code lines}.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field} for an unknown currency
     */
    public static List<Line> lines(List<LineRequest> given) {
        var lines = new ArrayList<Line>(given.size());
        for (int index = 0; index < given.size(); index++) {
            LineRequest line = given.get(index);
            String id = line.id();
            lines.add(
                    new Line(
                            id == null ? Integer.toString(index + 1) : id,
                            line.product(),
                            line.category(),
                            Quantity.thousandths(line.quantity()),
                            line.amount().money("/lines/" + index + "/amount")));
        }
        return lines;
    }
}
