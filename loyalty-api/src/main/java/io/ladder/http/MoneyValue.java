package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;

/**
 * An amount of money in requests and answers.
 *
 * @param amount minor units, such as cents
 * @param currency ISO 4217
 */
@Schema(description = "An amount of money in the minor units of its currency")
public record MoneyValue(
        @NotNull
                @Min(value = 0, message = "must be 0 or more")
                @Max(value = AMOUNT_MAX, message = "must be at most " + AMOUNT_MAX)
                @Schema(description = "Minor units, such as cents", example = "1299")
                Long amount,
        @NotNull
                @Text(max = 3, message = "must be a currency of ISO 4217, such as EUR")
                @Schema(description = "ISO 4217", example = "EUR")
                String currency) {
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    /** The value of an amount. */
    public static MoneyValue of(Money money) {
        return new MoneyValue(money.minor(), money.currency().getCurrencyCode());
    }

    /**
     * The amount of the value.
     *
     * @param pointer where it stands in the request
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field} for an unknown currency
     */
    public Money money(String pointer) {
        try {
            return new Money(amount, Currency.getInstance(currency));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            pointer + "/currency",
                            "The currency must be one of ISO 4217, such as EUR.")
                    .asException();
        }
    }
}
