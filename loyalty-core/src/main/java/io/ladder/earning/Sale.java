package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Basket;
import io.ladder.journal.Content;
import io.ladder.journal.Line;
import io.ladder.journal.Occurrence;
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
 * @param awaitsDispatch whether the goods are yet to be dispatched; null for no
 */
public record Sale(
        Subject buyer,
        Document document,
        @Nullable Instant occurredAt,
        List<Line> lines,
        @Nullable String shop,
        @Nullable String channel,
        @Nullable Boolean awaitsDispatch) {
    public Sale {
        lines = List.copyOf(lines);
    }

    /** A sale whose goods the buyer took along. */
    public Sale(
            Subject buyer,
            Document document,
            @Nullable Instant occurredAt,
            List<Line> lines,
            @Nullable String shop,
            @Nullable String channel) {
        this(buyer, document, occurredAt, lines, shop, channel, null);
    }

    Recording recording(TenantId tenant, Instant now, @Nullable String idempotencyKey) {
        Basket.requireSound(lines);
        Activity purchase = purchase(Occurrence.of(occurredAt, now));
        var recording = new Recording(tenant, buyer, purchase, content(), idempotencyKey);
        return occurredAt == null ? recording.atNoMoment(this::purchase) : recording;
    }

    private Activity purchase(Instant at) {
        Boolean awaits = Boolean.TRUE.equals(awaitsDispatch) ? true : null;
        return new Activity.Purchase(at, document, lines, shop, channel, awaits, null);
    }

    private String content() {
        Content content = Content.of("purchase").with("at", occurredAt);
        content.with("shop", shop).with("channel", channel);
        content.with("dispatch", awaitsDispatch);
        Basket.write(lines, content);
        return content.toString();
    }
}
