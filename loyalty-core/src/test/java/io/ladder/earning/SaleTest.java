package io.ladder.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");
    private static final Subject BUYER = new Subject.OfMember(new MemberId(new UUID(0, 7)));
    private static final Document DOCUMENT = new Document("till-1", "1");
    private static final Line LINE = line(null, null, null, Attributes.NONE);

    private static Line line(
            @Nullable String brand,
            @Nullable Money listAmount,
            @Nullable Money tax,
            Attributes attributes) {
        return new Line(
                "1",
                "sku-1",
                "coffee",
                brand,
                2_000,
                Money.of(1_299, "EUR"),
                listAmount,
                tax,
                attributes);
    }

    private static Sale sale(Line line, List<String> paymentMeans, Attributes attributes) {
        return new Sale(
                BUYER,
                DOCUMENT,
                NOW,
                List.of(line),
                "berlin-1",
                "pos",
                paymentMeans,
                attributes,
                null);
    }

    private static String content(Sale sale) {
        return sale.recording(new TenantId(new UUID(0, 1)), NOW, null).content();
    }

    /** What is in journals was written like this before a shop could tell more. */
    @Test
    void hasTheContentThatItAlwaysHadWhereNothingElseIsTold() {
        String always =
                """
                purchase
                at:20:2026-03-02T09:15:00Z
                shop:8:berlin-1
                channel:3:pos
                line:1:1
                product:5:sku-1
                category:6:coffee
                quantity:4:2000
                minor:4:1299
                currency:3:EUR\
                """;

        assertThat(content(sale(LINE, List.of(), Attributes.NONE))).isEqualTo(always);
        assertThat(content(new Sale(BUYER, DOCUMENT, NOW, List.of(LINE), "berlin-1", "pos")))
                .isEqualTo(always);
    }

    @Test
    void hasOtherContentForEverythingElseThatIsTold() {
        Attributes text = Attributes.of(Map.of("pump", "1"));
        Attributes number = Attributes.of(Map.of("pump", 1L));
        Money amount = LINE.amount();
        var sales =
                List.of(
                        sale(LINE, List.of(), Attributes.NONE),
                        sale(line("A", null, null, Attributes.NONE), List.of(), Attributes.NONE),
                        sale(line("B", null, null, Attributes.NONE), List.of(), Attributes.NONE),
                        sale(line(null, amount, null, Attributes.NONE), List.of(), Attributes.NONE),
                        sale(line(null, null, amount, Attributes.NONE), List.of(), Attributes.NONE),
                        sale(line(null, null, null, text), List.of(), Attributes.NONE),
                        sale(line(null, null, null, number), List.of(), Attributes.NONE),
                        sale(LINE, List.of(), text),
                        sale(LINE, List.of(), number),
                        sale(LINE, List.of("card"), Attributes.NONE),
                        sale(LINE, List.of("cash"), Attributes.NONE),
                        sale(LINE, List.of("cash", "card"), Attributes.NONE));

        var contents = new HashSet<String>();
        sales.forEach(sale -> contents.add(content(sale)));

        assertThat(contents).hasSize(sales.size());
    }

    @Test
    void becomesAPurchaseWithAllThatIsTold() {
        Attributes told = Attributes.of(Map.of("pump", 4L));
        Sale sale = sale(LINE, List.of("cash", "card"), told);

        assertThat(sale.recording(new TenantId(new UUID(0, 1)), NOW, null).activity())
                .isEqualTo(
                        new Activity.Purchase(
                                NOW,
                                DOCUMENT,
                                List.of(LINE),
                                "berlin-1",
                                "pos",
                                List.of("cash", "card"),
                                told,
                                null,
                                null));
    }

    @Test
    void refusesUnsoundMeansOfPayment() {
        for (List<String> unsound :
                List.of(
                        List.of("card", "card"),
                        List.of(" "),
                        List.of("x".repeat(65)),
                        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"))) {
            assertThatThrownBy(() -> content(sale(LINE, unsound, Attributes.NONE)))
                    .as(unsound.toString())
                    .isInstanceOfSatisfying(
                            LoyaltyException.class,
                            refused ->
                                    assertThat(refused.refusal().pointer())
                                            .isEqualTo("/payment_means"));
        }
    }
}
