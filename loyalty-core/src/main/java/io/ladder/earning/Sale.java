package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Content;
import io.ladder.journal.Line;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as a till or a shop reports it.
 *
 * @param occurredAt null for now
 * @param lines 1 to 1,000, of one currency, with different ids
 */
public record Sale(
        Subject buyer,
        Document document,
        @Nullable Instant occurredAt,
        List<Line> lines,
        @Nullable String shop,
        @Nullable String channel) {
    /** The largest amount of a purchase, in minor units. */
    public static final long TOTAL_MINOR_MAX = 1_000_000_000_000L;

    public Sale {
        lines = List.copyOf(lines);
    }

    Recording recording(TenantId tenant, Instant now, @Nullable String idempotencyKey) {
        requireSoundLines();
        var purchase =
                new Activity.Purchase(
                        Occurrence.of(occurredAt, now), document, lines, shop, channel);
        return new Recording(tenant, buyer, purchase, content(), idempotencyKey);
    }

    private String content() {
        Content content = Content.of("purchase").with("at", occurredAt);
        content.with("shop", shop).with("channel", channel);
        for (Line line : lines) {
            content.with("line", line.id())
                    .with("product", line.product())
                    .with("category", line.category())
                    .with("quantity", line.quantityThousandths())
                    .with("minor", line.amount().minor())
                    .with("currency", line.amount().currency().getCurrencyCode());
        }
        return content.toString();
    }

    private void requireSoundLines() {
        if (lines.isEmpty() || lines.size() > Activity.Purchase.LINES_MAX) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/lines",
                            "A purchase has 1 to " + Activity.Purchase.LINES_MAX + " lines.")
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
                                "All lines of a purchase are in one currency.")
                        .asException();
            }
            long minor = line.amount().minor();
            total = minor > TOTAL_MINOR_MAX ? TOTAL_MINOR_MAX + 1 : total + minor;
            if (total > TOTAL_MINOR_MAX) {
                throw Refusal.at(
                                ErrorCode.AMOUNT_OUT_OF_RANGE,
                                "/lines/" + index + "/amount/amount",
                                "A purchase comes to at most " + TOTAL_MINOR_MAX + " in all.")
                        .with("limit", TOTAL_MINOR_MAX)
                        .asException();
            }
        }
    }
}
