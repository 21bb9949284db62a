package io.ladder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {
    private static final Node.Mark AT = new Node.Mark(3, 7);

    private final Mistakes mistakes = new Mistakes();

    @ParameterizedTest
    @CsvSource({"1,EUR,100", "0.01,EUR,1", "12.5,EUR,1250", "7,JPY,7", "0.125,BHD,125"})
    void readsMoneyExactly(String text, String currency, long minor) {
        assertThat(plain(text).money(Currency.getInstance(currency), 1_000_000)).isEqualTo(minor);
        assertThat(quoted(text).money(Currency.getInstance(currency), 1_000_000)).isEqualTo(minor);
        assertThat(mistakes.none()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.001,EUR", "1.000,EUR", "1.0,JPY", "0,EUR", "-1,EUR", "1e2,EUR", "x,EUR"})
    void refusesMoneyThatIsNone(String text, String currency) {
        plain(text).money(Currency.getInstance(currency), 1_000_000);

        assertThat(mistakes.list()).singleElement().satisfies(ValueTest::isAtThePlace);
    }

    @Test
    void refusesMoneyAboveTheLimit() {
        plain("10000.01").money(Currency.getInstance("EUR"), 1_000_000);

        assertThat(mistakes.list())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.detail()).contains("10000.00"));
    }

    @ParameterizedTest
    @CsvSource({"1.5,150", "0.29,29", "2,200", "1.10,110", "0,0", "10,1000"})
    void readsHundredthsExactly(String text, int hundredths) {
        assertThat(plain(text).hundredths(1_000)).isEqualTo(hundredths);
        assertThat(mistakes.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.505", "10.01", "-1", "1,5", "NaN"})
    void refusesHundredthsThatAreNone(String text) {
        plain(text).hundredths(1_000);

        assertThat(mistakes.list()).singleElement().satisfies(ValueTest::isAtThePlace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "1.5", "true", "null", "~", ""})
    void takesForTextOnlyWhatIsTextWithoutQuotes(String text) {
        plain(text).text(10);

        assertThat(mistakes.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "on", "2026-01-01", "12:30", "1.2.3"})
    void takesForTextWhatOldYamlTookForSomethingElse(String text) {
        assertThat(plain(text).text(10)).isEqualTo(text);
        assertThat(mistakes.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "1.0", "x", "99999999999999999999"})
    void refusesWholeNumbersOutOfRange(String text) {
        assertThat(plain(text).whole(1, 10)).isEqualTo(1);
        assertThat(mistakes.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client", "1st", "a b", "-a", ""})
    void refusesIdsThatAreNone(String text) {
        assertThat(quoted(text).id()).isEmpty();
        assertThat(mistakes.list()).hasSize(1);
    }

    @Test
    void keepsABoundedNumberOfMistakesInTheOrderOfTheFile() {
        IntStream.rangeClosed(1, 1_000)
                .map(number -> 1_001 - number)
                .forEach(line -> mistakes.add(new Node.Mark(line, 1), "", "wrong", null));

        assertThat(mistakes.list())
                .hasSize(Mistakes.COUNT_MAX)
                .isSortedAccordingTo(Mistake.BY_PLACE);
    }

    @Test
    void saysWhatAMistakeIsOnOneLine() {
        var mistake = new Mistake(4, 2, "/rewards/0/cots", "There is no such field.", "cost");

        assertThat(mistake)
                .hasToString(
                        "line 4, column 2, /rewards/0/cots: There is no such field. Did you mean"
                                + " cost?");
        assertThat(mistake.facts())
                .containsOnlyKeys("line", "column", "path", "detail", "suggestion");
    }

    @Test
    void namesAPathWithSlashesAsAPointerDoes() {
        var inner = new Node.Entry("a/b~c", AT, new Node.Scalar("1", false, AT));
        Value.root(new Node.Mapping(List.of(inner), AT), mistakes).fields().done();

        assertThat(mistakes.list())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.path()).isEqualTo("/a~1b~0c"));
    }

    private static void isAtThePlace(Mistake mistake) {
        assertThat(mistake.line()).isEqualTo(3);
        assertThat(mistake.column()).isEqualTo(7);
    }

    private Value plain(String text) {
        return Value.root(new Node.Scalar(text, false, AT), mistakes);
    }

    private Value quoted(String text) {
        return Value.root(new Node.Scalar(text, true, AT), mistakes);
    }
}
