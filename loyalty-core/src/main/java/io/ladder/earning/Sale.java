package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Basket;
import io.ladder.journal.Content;
import io.ladder.journal.Line;
import io.ladder.journal.Occurrence;
import io.ladder.journal.PaymentMeans;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as a till or a shop reports it.
 *
 * @param occurredAt null for now
 * @param lines 1 to 1,000, of one currency, with different ids
 * @param paymentMeans as the shop calls them; empty where not told
 * @param attributes what else the shop tells of the whole purchase
 * @param awaitsDispatch whether the goods are yet to be dispatched; null for no
 */
public record Sale(
        Subject buyer,
        Document document,
        @Nullable Instant occurredAt,
        List<Line> lines,
        @Nullable String shop,
        @Nullable String channel,
        List<String> paymentMeans,
        Attributes attributes,
        @Nullable Boolean awaitsDispatch) {
    public Sale {
        lines = List.copyOf(lines);
        paymentMeans = List.copyOf(paymentMeans);
    }

    /** A sale whose goods the buyer took along, of which nothing else is told. */
    public Sale(
            Subject buyer,
            Document document,
            @Nullable Instant occurredAt,
            List<Line> lines,
            @Nullable String shop,
            @Nullable String channel) {
        this(buyer, document, occurredAt, lines, shop, channel, List.of(), Attributes.NONE, null);
    }

    Recording recording(TenantId tenant, Instant now, @Nullable String idempotencyKey) {
        Basket.requireSound(lines);
        PaymentMeans.requireSound(paymentMeans);
        Activity purchase = purchase(Occurrence.of(occurredAt, now));
        var recording = new Recording(tenant, buyer, purchase, content(), idempotencyKey);
        return occurredAt == null ? recording.atNoMoment(this::purchase) : recording;
    }

    private Activity purchase(Instant at) {
        Boolean awaits = Boolean.TRUE.equals(awaitsDispatch) ? true : null;
        return new Activity.Purchase(
                at, document, lines, shop, channel, paymentMeans, attributes, awaits, null);
    }

    private String content() {
        Content content = Content.of("purchase").with("at", occurredAt);
        content.with("shop", shop).with("channel", channel);
        content.with("dispatch", awaitsDispatch);
        for (String means : paymentMeans) {
            content.with("means", means);
        }
        attributes.write(content);
        Basket.write(lines, content);
        return content.toString();
    }
}
