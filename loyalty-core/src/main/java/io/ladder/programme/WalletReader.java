package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the wallets of a programme file. */
final class WalletReader {
    private static final int GRACE_DAYS_DEFAULT = 30;
    private static final List<String> ENDS = List.of("day", "month");

    private WalletReader() {}

    /**
     * The wallets, in the order of the file.
     *
     * @param names takes the name of each, by code
     */
    static List<WalletRules> wallets(Fields file, Map<String, String> names) {
        var wallets = new ArrayList<WalletRules>();
        var codes = new UniqueIds("wallet");
        for (Value value : file.items("wallets", 1, Limits.WALLETS)) {
            Fields fields = value.fields();
            String code = codes.read(fields, "code");
            names.put(code, fields.text("name", Limits.NAME_LENGTH));
            Value expiry = fields.find("expiry");
            long graceDays =
                    fields.whole("returned_points_grace_days", 1, Limits.DAYS, GRACE_DAYS_DEFAULT);
            wallets.add(
                    new WalletRules(
                            code,
                            expiry == null ? Expiry.NEVER : expiry(expiry),
                            Duration.ofDays(graceDays)));
            fields.done();
        }
        return wallets;
    }

    private static Expiry expiry(Value value) {
        if (!value.isObject()) {
            value.choice(List.of("never"), "expiry without months");
            return Expiry.NEVER;
        }
        Fields fields = value.fields();
        long months = fields.whole("months", 1, Expiry.MONTHS_MAX);
        String end = fields.choice("end_of", ENDS, "end", "day");
        fields.done();
        return new Expiry((int) months, end.equals("month"));
    }
}
