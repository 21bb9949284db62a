package io.ladder.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.earning.Sale;
import io.ladder.importing.ImportMapping.Field;
import io.ladder.importing.ImportMapping.FileForm;
import io.ladder.journal.Attributes;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Line;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedLinesTest {
    private static final UUID ID = new UUID(7, 7);
    private static final IdSource IDS = () -> ID;

    @Test
    void makesAPurchaseOfALine() {
        var lines = new MappedLines(spaced("yyyyMMdd", '.'), IDS, List.of());

        MappedLine mapped = lines.map(MappedLines.split(" 00001 19970101  2   11.77 "), 2);

        assertThat(mapped)
                .isEqualTo(
                        new MappedLine.Sold(
                                2,
                                new Sale(
                                        new Subject.Enrolled(
                                                new MemberId(ID),
                                                new Claim(ClaimKind.EXTERNAL_ID, "00001")),
                                        new Document("shop-file", "000002"),
                                        Instant.parse("1997-01-01T05:00:00Z"),
                                        List.of(
                                                new Line(
                                                        "1",
                                                        null,
                                                        "cd",
                                                        2_000,
                                                        Money.of(1_177, "USD"))),
                                        null,
                                        null)));
    }

    @ParameterizedTest
    @CsvSource({
        "a 19970230 1 1.00, occurred_at",
        "a 1997-01-01 1 1.00, occurred_at",
        "a 19970101 0 1.00, quantity",
        "a 19970101 0.0001 1.00, quantity",
        "a 19970101 1 1.001, amount",
        "a 19970101 1 -1.00, amount",
        "a 19970101 1 10000000000.01, amount",
        "a 19970101 1 1e3, amount",
        "a 19970101 1, line",
        "a 19970101 1 1.00 2, line"
    })
    void namesTheFieldThatIsBad(String line, String field) {
        var lines = new MappedLines(spaced("yyyyMMdd", '.'), IDS, List.of());

        assertThat(lines.map(MappedLines.split(line), 9))
                .isInstanceOfSatisfying(
                        MappedLine.BadLine.class,
                        bad -> {
                            assertThat(bad.line()).isEqualTo(9);
                            assertThat(bad.field()).isEqualTo(field);
                        });
    }

    @Test
    void namesAMissingMember() {
        var lines = new MappedLines(spaced("yyyyMMdd", '.'), IDS, List.of());

        assertThat(lines.map(List.of(" ", "19970101", "1", "1.00"), 3))
                .isEqualTo(new MappedLine.BadLine(3, "member", "It is missing."));
    }

    @Test
    void readsADecimalComma() {
        var lines = new MappedLines(spaced("yyyyMMdd", ','), IDS, List.of());

        assertThat(sale(lines.map(List.of("a", "19970101", "0,5", "11,7"), 3)).lines())
                .containsExactly(new Line("1", null, "cd", 500, Money.of(1_170, "USD")));
        assertThat(lines.map(List.of("a", "19970101", "1", "11.70"), 3))
                .isInstanceOf(MappedLine.BadLine.class);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyyMMdd, 19970701, 1997-07-01T04:00:00Z",
        "uuuu-MM-dd, 1997-07-01, 1997-07-01T04:00:00Z",
        "M/d/yy H:mm, 12/1/10 8:26, 2010-12-01T13:26:00Z",
        "d MMM yyyy, 3 mar 2001, 2001-03-03T05:00:00Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX, 1997-07-01T00:00:00+02:00, 1997-06-30T22:00:00Z"
    })
    void readsMomentsInTheirZone(String pattern, String text, Instant moment) {
        assertThat(LocalMoments.of(pattern, ZoneId.of("America/New_York")).read(text))
                .isEqualTo(moment);
    }

    @Test
    void takesWhateverElseAFileTells() {
        var lines = new MappedLines(telling(), IDS, List.of());

        Sale sale = sale(lines.map(told("12.00", "14.50", "2.30", " card |own-card"), 3));
        Sale bare = sale(lines.map(told("12.00", "", " ", ""), 4));

        assertThat(sale.lines())
                .containsExactly(
                        new Line(
                                "1",
                                null,
                                null,
                                "Kilimanjaro",
                                1_000,
                                Money.of(1_200, "USD"),
                                Money.of(1_450, "USD"),
                                Money.of(230, "USD"),
                                Attributes.NONE));
        assertThat(sale.paymentMeans()).containsExactly("card", "own-card");
        assertThat(bare.lines().getFirst().listAmount()).isNull();
        assertThat(bare.lines().getFirst().tax()).isNull();
        assertThat(bare.paymentMeans()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    12.00; 11.99; 1.00; card;      list_amount;   It is from 12.00 to 10000000000.00.
                    12.00; 12.x;  1.00; card;      list_amount;   This is no number.
                    12.00; 12.00; 12.01; card;     tax;           It is from 0.00 to 12.00.
                    12.00; 12.00; -1; card;        tax;           It is from 0.00 to 12.00.
                    12.00; 12.00; 1.00; card|card; payment_means; Each means of payment is named once.
                    12.00; 12.00; 1.00; card|;     payment_means; The name of a means of payment has 1 to 64 characters.
                    12.00; 12.00; 1.00; a|b|c|d|e|f|g|h|i; payment_means; A purchase has at most 8 means of payment.
                    """)
    void namesWhatIsBadOfWhateverElseAFileTells(
            String amount, String listed, String tax, String means, String field, String reason) {
        var lines = new MappedLines(telling(), IDS, List.of());

        assertThat(lines.map(told(amount, listed, tax, means), 9))
                .isEqualTo(new MappedLine.BadLine(9, field, reason));
    }

    private static List<String> told(String amount, String listed, String tax, String means) {
        return List.of("a", "19970101", amount, "Kilimanjaro", listed, tax, means);
    }

    private static ImportMapping telling() {
        var form =
                new FileForm(
                        ';',
                        0,
                        false,
                        List.of("who", "date", "amount", "brand", "listed", "tax", "means"));
        var fields =
                Map.of(
                        Field.SOURCE, "shop-file",
                        Field.DOCUMENT_NUMBER, "{line}",
                        Field.MEMBER, "{who}",
                        Field.OCCURRED_AT, "{date}",
                        Field.AMOUNT, "{amount}",
                        Field.BRAND, "{brand}",
                        Field.LIST_AMOUNT, "{listed}",
                        Field.TAX, "{tax}",
                        Field.PAYMENT_MEANS, "{means}");
        return mapping(form, "yyyyMMdd", '.', fields);
    }

    @Test
    void takesColumnsByTheHeader() {
        var form = new FileForm(',', 0, true, List.of());
        var lines =
                new MappedLines(
                        mapping(form, "yyyyMMdd", '.'),
                        IDS,
                        List.of("amount", "till", "date", "who", "pieces"));

        assertThat(sale(lines.map(List.of("1.00", "7", "19970101", "a", "1"), 3)).buyer())
                .isEqualTo(
                        new Subject.Enrolled(
                                new MemberId(ID), new Claim(ClaimKind.EXTERNAL_ID, "a")));
    }

    @Test
    void refusesAHeaderWithoutAColumnOfTheMapping() {
        var form = new FileForm(',', 0, true, List.of());
        ImportMapping mapping = mapping(form, "yyyyMMdd", '.');

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MappedLines(mapping, IDS, List.of("amount", "date", "who")))
                .withMessageContaining("pieces");
    }

    private static Sale sale(MappedLine mapped) {
        assertThat(mapped).isInstanceOf(MappedLine.Sold.class);
        return ((MappedLine.Sold) mapped).sale();
    }

    private static ImportMapping spaced(String dateFormat, char decimalSeparator) {
        var columns = List.of("who", "date", "pieces", "amount");
        return mapping(new FileForm(null, 1, false, columns), dateFormat, decimalSeparator);
    }

    private static ImportMapping mapping(FileForm form, String dateFormat, char decimalSeparator) {
        var fields =
                Map.of(
                        Field.SOURCE, "shop-file",
                        Field.DOCUMENT_NUMBER, "{line:06}",
                        Field.MEMBER, "{who}",
                        Field.OCCURRED_AT, "{date}",
                        Field.QUANTITY, "{pieces}",
                        Field.AMOUNT, "{amount}",
                        Field.CATEGORY, "cd");
        return mapping(form, dateFormat, decimalSeparator, fields);
    }

    private static ImportMapping mapping(
            FileForm form, String dateFormat, char decimalSeparator, Map<Field, String> fields) {
        var purchase = new EnumMap<Field, Template>(Field.class);
        fields.forEach(
                (field, text) -> purchase.put(field, Objects.requireNonNull(Template.of(text))));
        return new ImportMapping(
                "test",
                form,
                ZoneId.of("America/New_York"),
                Currency.getInstance("USD"),
                dateFormat,
                decimalSeparator,
                purchase);
    }
}
