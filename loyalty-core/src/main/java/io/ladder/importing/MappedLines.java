package io.ladder.importing;

import io.ladder.earning.Sale;
import io.ladder.importing.ImportMapping.Field;
import io.ladder.journal.Attributes;
import io.ladder.journal.Basket;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Line;
import io.ladder.journal.PaymentMeans;
import io.ladder.journal.Subject;
import io.ladder.member.Identities;
import io.ladder.shared.Document;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes purchases of the lines of one file. Safe for use by several threads. */
public final class MappedLines {
    /** The longest name of a product, a category, a brand, a shop or a channel. */
    public static final int NAME_LENGTH_MAX = 64;

    /** The largest quantity of a line, in thousandths. */
    public static final long QUANTITY_THOUSANDTHS_MAX = 1_000_000_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final int PAYMENT_MEANS_LENGTH_MAX =
            PaymentMeans.COUNT_MAX * 2 * PaymentMeans.LENGTH_MAX;
    private static final int QUANTITY_DECIMALS = 3;
    private static final String LINE_ID = "1";

    /** What a bad line names where it is wrong as a whole. */
    static final String LINE = "line";

    private final ImportMapping mapping;
    private final IdSource ids;
    private final LocalMoments moments;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;

    /**
     * The lines of one file.
     *
     * @param ids makes the ids of members who are not enrolled yet
     * @param header what the header line has, where the mapping says that the file has one, else
     *     empty
     * @throws IllegalArgumentException where the header lacks a column that the mapping names
     */
    public MappedLines(ImportMapping mapping, IdSource ids, List<String> header) {
        this.mapping = mapping;
        this.ids = ids;
        this.moments = LocalMoments.of(mapping.dateFormat(), mapping.zone());
        List<String> names = mapping.file().header() ? header : mapping.file().columns();
        this.width = names.size();
        for (int index = 0; index < width; index++) {
            columns.putIfAbsent(names.get(index).strip(), index);
        }
        mapping.purchase().values().stream()
                .flatMap(template -> template.columns().stream())
                .filter(column -> !columns.containsKey(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new IllegalArgumentException("the header has no column " + column);
                });
    }

    /** The columns of a line whose columns are separated by blanks. */
    public static List<String> split(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() ? List.of() : List.of(BLANKS.split(stripped));
    }

    /**
     * Makes a purchase of a line.
     *
     * @param values the line's columns
     * @param line its number in the file, from 1
     */
    public MappedLine map(List<String> values, long line) {
        if (values.size() != width) {
            return new MappedLine.BadLine(
                    line, LINE, "The line has " + values.size() + " columns, not " + width + ".");
        }
        try {
            return new MappedLine.Sold(line, sale(fill(values, line)));
        } catch (Unfit unfit) {
            return new MappedLine.BadLine(line, unfit.field.text(), unfit.reason);
        }
    }

    private Map<Field, String> fill(List<String> values, long line) {
        var filled = new EnumMap<Field, String>(Field.class);
        mapping.purchase()
                .forEach((field, template) -> {
                    String text = fill(template, values, line).strip();
                    if (!text.isEmpty()) {
                        filled.put(field, text);
                    }
                });
        return filled;
    }

    private String fill(Template template, List<String> values, long line) {
        var text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            switch (part) {
                case Template.Part.Fixed fixed -> text.append(fixed.text());
                case Template.Part.Column column ->
                        text.append(values.get(Objects.requireNonNull(columns.get(column.name()))));
                case Template.Part.LineNumber number -> {
                    String digits = Long.toString(line);
                    text.repeat('0', Math.max(0, number.digits() - digits.length()));
                    text.append(digits);
                }
            }
        }
        return text.toString();
    }

    private Sale sale(Map<Field, String> filled) throws Unfit {
        String member = required(filled, Field.MEMBER, Identities.LENGTH_MAX);
        var document =
                new Document(
                        required(filled, Field.SOURCE, Document.SOURCE_LENGTH_MAX),
                        required(filled, Field.DOCUMENT_NUMBER, Document.NUMBER_LENGTH_MAX));
        Instant occurredAt = moments.read(required(filled, Field.OCCURRED_AT, NAME_LENGTH_MAX));
        if (occurredAt == null) {
            throw new Unfit(
                    Field.OCCURRED_AT, "This is no date in the form " + mapping.dateFormat() + ".");
        }
        return new Sale(
                new Subject.Enrolled(
                        new MemberId(ids.next()), new Claim(ClaimKind.EXTERNAL_ID, member)),
                document,
                occurredAt,
                List.of(bought(filled)),
                optional(filled, Field.SHOP),
                optional(filled, Field.CHANNEL),
                paymentMeans(filled),
                Attributes.NONE,
                null);
    }

    private Line bought(Map<Field, String> filled) throws Unfit {
        Money amount = money(filled, Field.AMOUNT, 0, Basket.TOTAL_MINOR_MAX);
        return new Line(
                LINE_ID,
                optional(filled, Field.PRODUCT),
                optional(filled, Field.CATEGORY),
                optional(filled, Field.BRAND),
                filled.containsKey(Field.QUANTITY)
                        ? number(
                                filled,
                                Field.QUANTITY,
                                QUANTITY_DECIMALS,
                                1,
                                QUANTITY_THOUSANDTHS_MAX)
                        : 1_000,
                amount,
                optional(filled, Field.LIST_AMOUNT, amount.minor(), Basket.TOTAL_MINOR_MAX),
                optional(filled, Field.TAX, 0, amount.minor()),
                Attributes.NONE);
    }

    private static List<String> paymentMeans(Map<Field, String> filled) throws Unfit {
        if (!filled.containsKey(Field.PAYMENT_MEANS)) {
            return List.of();
        }
        String text = required(filled, Field.PAYMENT_MEANS, PAYMENT_MEANS_LENGTH_MAX);
        List<String> means = List.of(BAR.split(text, -1));
        String fault = PaymentMeans.fault(means);
        if (fault != null) {
            throw new Unfit(Field.PAYMENT_MEANS, fault);
        }
        return means;
    }

    private @Nullable Money optional(Map<Field, String> filled, Field field, long min, long max)
            throws Unfit {
        return filled.containsKey(field) ? money(filled, field, min, max) : null;
    }

    private Money money(Map<Field, String> filled, Field field, long min, long max) throws Unfit {
        int decimals = mapping.currency().getDefaultFractionDigits();
        return new Money(number(filled, field, decimals, min, max), mapping.currency());
    }

    /** A number in units of its last decimal. */
    private long number(Map<Field, String> filled, Field field, int decimals, long min, long max)
            throws Unfit {
        String text = required(filled, field, NAME_LENGTH_MAX);
        String plain =
                mapping.decimalSeparator() == '.'
                        ? text
                        : text.indexOf('.') >= 0
                                ? ""
                                : text.replace(mapping.decimalSeparator(), '.');
        if (!NUMBER.matcher(plain).matches()) {
            throw new Unfit(field, "This is no number.");
        }
        BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
        if (number.scale() > decimals) {
            throw new Unfit(field, "It has at most " + decimals + " decimals.");
        }
        BigDecimal units = number.movePointRight(decimals);
        if (units.compareTo(BigDecimal.valueOf(min)) < 0
                || units.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new Unfit(
                    field,
                    "It is from "
                            + BigDecimal.valueOf(min, decimals).toPlainString()
                            + " to "
                            + BigDecimal.valueOf(max, decimals).toPlainString()
                            + ".");
        }
        return units.longValueExact();
    }

    private static @Nullable String optional(Map<Field, String> filled, Field field) throws Unfit {
        return filled.containsKey(field) ? required(filled, field, NAME_LENGTH_MAX) : null;
    }

    private static String required(Map<Field, String> filled, Field field, int lengthMax)
            throws Unfit {
        String text = filled.get(field);
        if (text == null) {
            throw new Unfit(field, "It is missing.");
        }
        if (text.length() > lengthMax) {
            throw new Unfit(field, "It has at most " + lengthMax + " characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit(field, "It has no characters for control.");
        }
        return text;
    }

    /** Ends the reading of one line. */
    private static final class Unfit extends Exception {
        private final Field field;
        private final String reason;

        Unfit(Field field, String reason) {
            super(reason, null, false, false);
            this.field = field;
            this.reason = reason;
        }
    }
}
