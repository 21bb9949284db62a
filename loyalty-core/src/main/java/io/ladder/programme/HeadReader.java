package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.NearestName;
import io.ladder.config.Value;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the head of a programme file. */
final class HeadReader {
    private static final int TEXT_MAX = Limits.TEXT_LENGTH;
    private static final int ZONE_LENGTH = 64;

    private HeadReader() {}

    static ProgrammeHead head(Fields file, Map<String, String> walletNames) {
        String id = "";
        String name = "";
        Value programme = file.require("programme");
        if (programme != null) {
            Fields fields = programme.fields();
            id = fields.id("id");
            name = fields.text("name", Limits.NAME_LENGTH);
            fields.done();
        }
        Value labels = file.find("labels");
        Fields labelled = labels == null ? null : labels.fields();
        var head =
                new ProgrammeHead(
                        id,
                        name,
                        file.text("goal", TEXT_MAX),
                        file.text("key_factor", TEXT_MAX),
                        file.optionalText("budget", TEXT_MAX),
                        file.optionalText("qualifies", TEXT_MAX),
                        file.optionalText("communication", TEXT_MAX),
                        reviewOn(file),
                        labels(labelled, "types", ProgrammeHead.TYPES),
                        labels(labelled, "kinds", ProgrammeHead.KINDS),
                        labels(labelled, "loyalty", ProgrammeHead.LOYALTY),
                        walletNames);
        if (labelled != null) {
            labelled.done();
        }
        return head;
    }

    private static @Nullable LocalDate reviewOn(Fields file) {
        Value value = file.find("review_on");
        return value == null ? null : Moments.date(value);
    }

    private static List<String> labels(@Nullable Fields labels, String name, List<String> known) {
        var chosen = new ArrayList<String>();
        if (labels != null) {
            for (Value value : labels.optionalItems(name, known.size())) {
                chosen.add(value.choice(known, "label"));
            }
        }
        return chosen;
    }

    /** The programme's zone; UTC where the file names none that is known. */
    static ZoneId zone(Fields file) {
        Value value = file.require("time_zone");
        if (value == null) {
            return ZoneOffset.UTC;
        }
        String name = value.text(ZONE_LENGTH);
        var names = new TreeSet<>(ZoneId.getAvailableZoneIds());
        if (names.contains(name)) {
            return ZoneId.of(name);
        }
        if (!name.isEmpty()) {
            value.mistake(
                    "There is no such time zone; they are named like Europe/Berlin.",
                    NearestName.of(name, names));
        }
        return ZoneOffset.UTC;
    }

    /** The programme's currency; null where the file names none that is known. */
    static @Nullable Currency currency(Fields file) {
        Value value = file.require("currency");
        if (value == null) {
            return null;
        }
        String code = value.text(Limits.NAME_LENGTH);
        var known =
                Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                        .collect(Collectors.toMap(Currency::getCurrencyCode, currency -> currency));
        Currency currency = known.get(code);
        if (currency == null && !code.isEmpty()) {
            value.mistake(
                    "There is no such currency; they are named by ISO 4217, like EUR.",
                    NearestName.of(code, new TreeSet<>(known.keySet())));
        }
        return currency;
    }
}
