package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.ledger.Availability;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import io.ladder.payment.PaymentTerms;
import io.ladder.transfer.TransferRules;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the wallets of a programme file. */
final class WalletReader {
    private static final int GRACE_DAYS_DEFAULT = 30;
    private static final Map<String, WalletRules.Kind> KINDS =
            Map.of(
                    "points", WalletRules.Kind.POINTS,
                    "status", WalletRules.Kind.STATUS,
                    "money", WalletRules.Kind.MONEY);

    private final List<WalletRules> wallets = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, TransferRules.Limits> transfers = new HashMap<>();
    private final List<PaymentTerms> payments = new ArrayList<>();
    private final Names names;

    /**
     * Reads the wallets.
     *
     * @param currency null where the file names none that is known
     */
    WalletReader(Fields file, @Nullable Currency currency) {
        var codes = new UniqueIds("wallet");
        for (Value value : file.items("wallets", 1, Limits.WALLETS)) {
            Fields fields = value.fields();
            String code = codes.read(fields, "code");
            texts.put(code, fields.text("name", Limits.NAME_LENGTH));
            WalletRules rules = wallet(code, fields, currency);
            Value given = fields.find("transfers");
            if (given != null) {
                transfers.put(code, TransferReader.limits(given, rules));
            }
            Value payment = fields.find("payment");
            if (payment != null) {
                PaymentReader.read(payment, code, currency, payments);
            }
            wallets.add(rules);
            fields.done();
        }
        names = codes.names(file, "wallets");
    }

    /** The wallets, in the order of the file. */
    List<WalletRules> wallets() {
        return wallets;
    }

    /** Their codes. */
    Names names() {
        return names;
    }

    /** What members read of them: their names, by code. */
    Map<String, String> texts() {
        return texts;
    }

    /** How much of each members may give to each other, by code. */
    Map<String, TransferRules.Limits> transfers() {
        return transfers;
    }

    /** The terms of those whose points pay. */
    List<PaymentTerms> payments() {
        return payments;
    }

    private static WalletRules wallet(String code, Fields fields, @Nullable Currency currency) {
        var kind =
                KINDS.getOrDefault(
                        fields.choice("kind", KINDS.keySet(), "kind of wallet", "points"),
                        WalletRules.Kind.POINTS);
        Value expiry = fields.find("expiry");
        Value available = fields.find("available");
        Value limits = fields.find("limits");
        Value whenSpent = fields.find("when_spent");
        Value cost = fields.find("cost");
        long graceDays =
                fields.whole("returned_points_grace_days", 1, Limits.DAYS, GRACE_DAYS_DEFAULT);
        return new WalletRules(
                code,
                kind,
                decimals(fields, kind, currency),
                expiry == null ? Expiry.never() : ExpiryReader.expiry(expiry),
                Duration.ofDays(graceDays),
                available == null ? Availability.atOnce() : availability(available),
                limits == null ? WalletRules.Limits.NONE : limits(limits),
                whenSpent == null
                        ? WalletRules.Shortfall.OWED
                        : shortfall(whenSpent, kind, currency),
                cost(cost, kind, currency));
    }

    /** Money costs what it is worth. */
    private static @Nullable PointCost cost(
            @Nullable Value value, WalletRules.Kind kind, @Nullable Currency currency) {
        if (kind == WalletRules.Kind.MONEY) {
            if (value != null) {
                value.mistake("A wallet of money costs what it is worth.");
            }
            return PointCost.MONEY;
        }
        if (value == null) {
            return null;
        }
        Fields fields = value.fields();
        var cost =
                new PointCost(
                        fields.whole("points", 1, Limits.POINTS),
                        fields.money("amount", currency, Limits.POINTS));
        fields.done();
        if (kind == WalletRules.Kind.STATUS) {
            value.mistake("Points that are never spent cost nothing.");
        }
        return cost;
    }

    /** Money has the decimals of its currency. */
    private static int decimals(Fields fields, WalletRules.Kind kind, @Nullable Currency currency) {
        Value value = fields.find("decimals");
        if (kind == WalletRules.Kind.MONEY) {
            if (value != null) {
                value.mistake("A wallet of money has the decimals of the currency.");
            }
            return currency == null ? 0 : currency.getDefaultFractionDigits();
        }
        return value == null ? 0 : (int) value.whole(0, WalletRules.DECIMALS_MAX);
    }

    private static Availability availability(Value value) {
        Fields fields = value.fields();
        Value days = fields.find("after_days");
        Value date = fields.find("on");
        Value event = fields.find("at");
        Availability availability = Availability.atOnce();
        if (days != null) {
            availability = new Availability.AfterDays((int) days.whole(1, Availability.DAYS_MAX));
        } else if (date != null) {
            LocalDate day = Moments.date(date);
            availability = day == null ? availability : new Availability.OnDate(day);
        } else if (event != null) {
            event.choice(List.of("dispatch"), "event");
            long most = fields.whole("days_max", 1, Availability.DAYS_MAX);
            availability = new Availability.AtDispatch((int) most);
        } else {
            fields.lacks(
                    value,
                    "One of after_days, on and at is expected here.",
                    List.of("after_days", "on", "at"));
        }
        fields.done();
        return availability;
    }

    private static WalletRules.Limits limits(Value value) {
        Fields fields = value.fields();
        var limits =
                new WalletRules.Limits(
                        fields.whole("per_purchase", 1, Limits.POINTS, 0),
                        fields.whole("per_day", 1, Limits.POINTS, 0));
        fields.done();
        return limits;
    }

    private static WalletRules.Shortfall shortfall(
            Value value, WalletRules.Kind kind, @Nullable Currency currency) {
        if (!value.isObject()) {
            boolean owed = value.choice(List.of("owe", "write_off"), "policy").equals("owe");
            return owed
                    ? WalletRules.Shortfall.OWED
                    : new WalletRules.Shortfall(WalletRules.Shortfall.Policy.WRITE_OFF, 1, 0);
        }
        Fields fields = value.fields();
        long minor = fields.money("withhold", currency, Limits.POINTS);
        long points = fields.whole("points", 1, Limits.POINTS);
        fields.done();
        if (kind == WalletRules.Kind.STATUS) {
            value.mistake("Points that are never spent are never missing.");
        }
        return new WalletRules.Shortfall(WalletRules.Shortfall.Policy.WITHHOLD, points, minor);
    }
}
