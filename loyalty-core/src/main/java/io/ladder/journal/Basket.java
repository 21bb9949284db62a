package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import io.ladder.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for the lines of a basket, whether it is bought or only to be paid for. */
public final class Basket {
    /** The most lines. */
    public static final int LINES_MAX = 1_000;

    /** The largest amount in all, in minor units. */
    public static final long TOTAL_MINOR_MAX = 1_000_000_000_000L;

    private Basket() {}

    /**
     * Requires 1 to 1,000 lines of one currency with different ids, which come to at most {@link
     * #TOTAL_MINOR_MAX}.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field}, {@code currency_mismatch},
     *     {@code amount_out_of_range}
     */
    public static void requireSound(List<Line> lines) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/lines",
                            "A basket has 1 to " + LINES_MAX + " lines.")
                    .asException();
        }
        var ids = new HashSet<String>();
        var currency = lines.getFirst().amount().currency();
        long total = 0;
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            if (!ids.add(line.id())) {
                throw Refusal.at(
                                ErrorCode.INVALID_FIELD,
                                "/lines/" + index + "/id",
                                "Another line has this id.")
                        .asException();
            }
            if (!line.amount().currency().equals(currency)) {
                throw Refusal.at(
                                ErrorCode.CURRENCY_MISMATCH,
                                "/lines/" + index + "/amount/currency",
                                "All lines of a basket are in one currency.")
                        .asException();
            }
            long minor = line.amount().minor();
            total = minor > TOTAL_MINOR_MAX ? TOTAL_MINOR_MAX + 1 : total + minor;
            if (total > TOTAL_MINOR_MAX) {
                throw Refusal.at(
                                ErrorCode.AMOUNT_OUT_OF_RANGE,
                                "/lines/" + index + "/amount/amount",
                                "A basket comes to at most " + TOTAL_MINOR_MAX + " in all.")
                        .with("limit", TOTAL_MINOR_MAX)
                        .asException();
            }
        }
    }

    /** Writes the lines down for {@link Content}. */
    public static void write(List<Line> lines, Content content) {
        for (Line line : lines) {
            content.with("line", line.id())
                    .with("product", line.product())
                    .with("category", line.category())
                    .with("quantity", line.quantityThousandths())
                    .with("minor", line.amount().minor())
                    .with("currency", line.amount().currency().getCurrencyCode())
                    .with("brand", line.brand())
                    .with("list", minor(line.listAmount()))
                    .with("tax", minor(line.tax()));
            line.attributes().write(content);
        }
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }
}
