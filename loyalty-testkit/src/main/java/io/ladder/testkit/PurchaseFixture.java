package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase for tests: one line of 10.00 EUR at the till, unless said otherwise. */
public final class PurchaseFixture {
    private static final long ONE_PIECE = 1_000;

    private final List<Line> lines = new ArrayList<>();
    private Instant at = Instant.parse("2026-01-15T10:00:00Z");
    private Document document = new Document("till-1", "1");
    private String currency = "EUR";
    private List<String> paymentMeans = List.of();
    private Attributes attributes = Attributes.NONE;
    private @Nullable Boolean awaitsDispatch;

    private PurchaseFixture() {}

    public static PurchaseFixture aPurchase() {
        return new PurchaseFixture();
    }

    /** One line of that amount, such as {@code 12.99}. */
    public PurchaseFixture of(String amount) {
        return line(String.valueOf(lines.size() + 1), amount);
    }

    public PurchaseFixture line(String id, String amount) {
        return line(id, ONE_PIECE, new BigDecimal(amount).movePointRight(2).longValueExact());
    }

    /** One line of a category, of that amount. */
    public PurchaseFixture of(String category, String amount) {
        long minor = new BigDecimal(amount).movePointRight(2).longValueExact();
        String id = String.valueOf(lines.size() + 1);
        lines.add(new Line(id, null, category, ONE_PIECE, Money.of(minor, currency)));
        return this;
    }

    public PurchaseFixture line(String id, long quantityThousandths, long minor) {
        lines.add(new Line(id, null, null, quantityThousandths, Money.of(minor, currency)));
        return this;
    }

    /** One line of which more is told than what it cost. */
    public PurchaseFixture of(Line line) {
        lines.add(line);
        return this;
    }

    public PurchaseFixture paidBy(String... means) {
        paymentMeans = List.of(means);
        return this;
    }

    /** What else the shop tells of the whole purchase. */
    public PurchaseFixture telling(Attributes told) {
        attributes = told;
        return this;
    }

    /** For the lines that follow. */
    public PurchaseFixture in(String currencyCode) {
        currency = currencyCode;
        return this;
    }

    public PurchaseFixture at(Instant moment) {
        at = moment;
        return this;
    }

    public PurchaseFixture numbered(String number) {
        document = new Document(document.source(), number);
        return this;
    }

    /** Its goods are yet to be dispatched. */
    public PurchaseFixture awaitingDispatch() {
        awaitsDispatch = true;
        return this;
    }

    public Activity.Purchase build() {
        if (lines.isEmpty()) {
            of("10.00");
        }
        return new Activity.Purchase(
                at, document, lines, null, null, paymentMeans, attributes, awaitsDispatch, null);
    }
}
