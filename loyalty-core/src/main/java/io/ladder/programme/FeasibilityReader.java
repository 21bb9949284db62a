package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.feasibility.Assumptions;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a programme file expects of a month. */
final class FeasibilityReader {
    private static final int UPLIFT_MAX = 10_000_000;
    private static final long ONE_PIECE = 1_000;
    private static final long COUNT_MAX = 1_000_000_000;

    private FeasibilityReader() {}

    /** The assumptions; null where the file states none, or they have mistakes. */
    static @Nullable Assumptions assumptions(Fields file, Terms terms) {
        Value value = file.find("feasibility");
        if (value == null) {
            return null;
        }
        Fields fields = value.fields();
        int margin = share(fields, "margin_percent", true, Assumptions.WHOLE, 0);
        int redeemed =
                share(fields, "redeemed_percent", false, Assumptions.WHOLE, Assumptions.WHOLE);
        int most = share(fields, "cost_percent_max", false, Assumptions.WHOLE, Assumptions.WHOLE);
        int uplift = share(fields, "uplift_percent", false, UPLIFT_MAX, 0);
        var purchases = new ArrayList<Assumptions.Typical>();
        Currency currency = terms.currency();
        for (Value each : fields.items("purchases", 1, Assumptions.PURCHASES_MAX)) {
            Fields purchase = each.fields();
            long count = purchase.whole("count", 1, COUNT_MAX);
            long perMember = purchase.whole("per_member", 1, Assumptions.Typical.PER_MEMBER_MAX, 1);
            long minor = purchase.money("amount", currency, Limits.POINTS);
            String product = purchase.optionalText("product", Limits.CODE_LENGTH);
            String category = purchase.optionalText("category", Limits.CODE_LENGTH);
            String brand = purchase.optionalText("brand", Limits.CODE_LENGTH);
            purchase.done();
            if (currency != null) {
                var line =
                        new Line(
                                "1",
                                product,
                                category,
                                brand,
                                ONE_PIECE,
                                new Money(minor, currency),
                                null,
                                null,
                                Attributes.NONE);
                purchases.add(new Assumptions.Typical(count, (int) perMember, line));
            }
        }
        fields.done();
        requireCosts(value, file, terms);
        return purchases.isEmpty() || margin == 0
                ? null
                : new Assumptions(margin, redeemed, most, uplift, purchases);
    }

    private static int share(Fields fields, String name, boolean needed, int max, int otherwise) {
        Value value = needed ? fields.require(name) : fields.find(name);
        if (value == null) {
            return otherwise;
        }
        int share = value.hundredths(max);
        if (share == 0 && needed) {
            value.mistake("Without a margin nothing can be given.");
        }
        return share;
    }

    /** Points that cost nothing would make every programme feasible. */
    private static void requireCosts(Value value, Fields file, Terms terms) {
        List<Value> places = file.optionalItems("wallets", Limits.WALLETS);
        for (int number = 0; number < terms.wallets().size(); number++) {
            WalletRules rules = terms.wallets().get(number);
            if (!places.get(number).isFaulty() && rules.spendable() && rules.cost() == null) {
                value.mistake("What points of the wallet " + rules.code() + " cost is not said.");
            }
        }
    }
}
