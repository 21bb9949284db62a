package io.ladder.config;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what the world has names for: time zones and currencies. */
final class NamedStandards {
    private static final int LENGTH = 64;

    private NamedStandards() {}

    static ZoneId zone(Value value) {
        String name = value.text(LENGTH);
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        if (!name.isEmpty()) {
            value.mistake(
                    "There is no such time zone; they are named like Europe/Berlin.",
                    NearestName.of(name, new TreeSet<>(ZoneId.getAvailableZoneIds())));
        }
        return ZoneOffset.UTC;
    }

    /** A currency that money is counted in: gold and the like have no minor units. */
    static @Nullable Currency currency(Value value) {
        String code = value.text(LENGTH);
        var known = new TreeMap<String, Currency>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                known.put(currency.getCurrencyCode(), currency);
            }
        }
        Currency currency = known.get(code);
        if (currency == null && !code.isEmpty()) {
            value.mistake(
                    "There is no such currency; they are named by ISO 4217, like EUR.",
                    NearestName.of(code, known.keySet()));
        }
        return currency;
    }
}
