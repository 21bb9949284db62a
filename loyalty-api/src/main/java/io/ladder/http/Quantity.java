package io.ladder.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Named;

/** Quantities between JSON, which has decimals, and the core, which counts in thousandths. */
public final class Quantity {
    private static final int DECIMALS = 3;
    private static final long ONE = 1_000;

    private Quantity() {}

    @Named("thousandths")
    public static long thousandths(@Nullable BigDecimal quantity) {
        return quantity == null ? ONE : quantity.movePointRight(DECIMALS).longValueExact();
    }

    @Named("decimal")
    public static BigDecimal decimal(long thousandths) {
        BigDecimal quantity = BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros();
        return quantity.scale() < 0 ? quantity.setScale(0) : quantity;
    }
}
