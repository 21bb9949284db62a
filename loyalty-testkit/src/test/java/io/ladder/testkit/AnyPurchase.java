package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What is bought by chance. Of some purchases the shop tells no more than what their lines cost.
 */
record AnyPurchase(
        List<Line> lines,
        @Nullable String shop,
        List<String> paymentMeans,
        Attributes attributes,
        @Nullable Boolean awaitsDispatch) {

    static AnyPurchase by(Random random) {
        boolean told = random.nextInt(3) == 0;
        var lines = new ArrayList<Line>();
        int count = 1 + random.nextInt(3);
        for (int line = 0; line < count; line++) {
            long quantity = random.nextBoolean() ? 1_000 : 1 + random.nextInt(5_000);
            long minor = random.nextInt(8) == 0 ? 0 : random.nextInt(4_000);
            var bought = new Line("line-" + line, null, null, quantity, Money.of(minor, "EUR"));
            lines.add(told ? toldOf(bought, random) : bought);
        }
        Boolean awaitsDispatch = random.nextInt(3) == 0 ? true : null;
        return new AnyPurchase(
                lines,
                told && random.nextBoolean() ? "north" : null,
                told && random.nextBoolean() ? List.of("cash", FactEarning.MEANS) : List.of(),
                told && random.nextBoolean()
                        ? Attributes.of(Map.of("night", true))
                        : Attributes.NONE,
                awaitsDispatch);
    }

    private static Line toldOf(Line line, Random random) {
        long minor = line.amount().minor();
        return new Line(
                line.id(),
                random.nextBoolean() ? "bread" : "milk",
                random.nextBoolean() ? "food" : null,
                random.nextBoolean() ? "Kilimanjaro" : null,
                line.quantityThousandths(),
                line.amount(),
                random.nextBoolean() ? Money.of(minor + random.nextInt(900), "EUR") : null,
                random.nextBoolean() ? Money.of(random.nextLong(minor + 1), "EUR") : null,
                random.nextBoolean()
                        ? Attributes.of(Map.of(FactEarning.ATTRIBUTE, (long) random.nextInt(4)))
                        : Attributes.NONE);
    }

    Activity.Purchase at(Instant moment, Document document) {
        return new Activity.Purchase(
                moment,
                document,
                lines,
                shop,
                null,
                paymentMeans,
                attributes,
                awaitsDispatch,
                null);
    }
}
