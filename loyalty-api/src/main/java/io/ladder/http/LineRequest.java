package io.ladder.http;

import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        @Nullable @Text(max = 128) @Schema(example = "Kilimanjaro") String brand,
        @Schema(description = "With up to 3 decimals; 1 where absent", example = "2")
                @Nullable
                @DecimalMin(value = "0.001", message = "must be 0.001 or more")
                @DecimalMax(value = "1000000", message = "must be at most 1000000")
                @Digits(integer = 7, fraction = 3, message = "must have at most 3 decimals")
                BigDecimal quantity,
        @Schema(description = "What the whole line cost, after discounts and with tax")
                @NotNull
                @Valid
                MoneyValue amount,
        @Schema(
                        description =
                                "What the whole line would have cost before discounts; at least"
                                        + " `amount`, in its currency")
                @Nullable
                @Valid
                MoneyValue listAmount,
        @Schema(description = "The tax within `amount`, at most as much, in its currency")
                @Nullable
                @Valid
                MoneyValue tax,
        @Schema(description = AttributeValues.DESCRIPTION, example = AttributeValues.EXAMPLE)
                @Nullable Map<String, @Nullable Object> attributes) {

    /**
     * The lines of the field {@code lines}.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field} for an unknown currency, for
     *     a list amount or a tax that does not go with the amount, and for unsound attributes;
     *     {@code currency_mismatch} where these are in another currency
     */
    public static List<Line> lines(List<LineRequest> given) {
        var lines = new ArrayList<Line>(given.size());
        for (int index = 0; index < given.size(); index++) {
            lines.add(given.get(index).line(index));
        }
        return lines;
    }

    private Line line(int index) {
        String pointer = "/lines/" + index;
        Money cost = amount.money(pointer + "/amount");
        Money listed = listAmount == null ? null : of(cost, listAmount, pointer + "/list_amount");
        if (listed != null && listed.minor() < cost.minor()) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            pointer + "/list_amount/amount",
                            "The list amount of a line is at least its amount.")
                    .asException();
        }
        Money within = tax == null ? null : of(cost, tax, pointer + "/tax");
        if (within != null && within.minor() > cost.minor()) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            pointer + "/tax/amount",
                            "The tax of a line is at most its amount, which contains it.")
                    .asException();
        }
        return new Line(
                id == null ? Integer.toString(index + 1) : id,
                product,
                category,
                brand,
                Quantity.thousandths(quantity),
                cost,
                listed,
                within,
                attributes == null
                        ? Attributes.NONE
                        : AttributeValues.read(attributes, pointer + "/attributes"));
    }

    private static Money of(Money cost, MoneyValue value, String pointer) {
        Money money = value.money(pointer);
        if (!money.currency().equals(cost.currency())) {
            throw Refusal.at(
                            ErrorCode.CURRENCY_MISMATCH,
                            pointer + "/currency",
                            "All amounts of a line are in one currency.")
                    .with("required", cost.currency().getCurrencyCode())
                    .asException();
        }
        return money;
    }
}
