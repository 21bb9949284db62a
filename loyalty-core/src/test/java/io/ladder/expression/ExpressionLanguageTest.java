package io.ladder.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ladder.config.Names;
import io.ladder.expression.ExpressionLanguage.Flaw;
import io.ladder.expression.ExpressionLanguage.Reading;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionLanguageTest {
    private record Item(String name, long price) {}

    private record Bag(String owner, boolean gift, List<Item> items, Map<String, Long> balances) {}

    private static final FactType<Item> ITEM =
            FactType.<Item>named("Item")
                    .text("name", Item::name, "what it is")
                    .whole("price", Item::price, "what it costs");

    private static final FactType<Bag> BAG =
            FactType.<Bag>named("Bag")
                    .text("owner", Bag::owner, "whose it is")
                    .yesOrNo("gift", Bag::gift, "whether it is a gift")
                    .list(
                            "items",
                            ITEM,
                            bag -> bag.items().stream().map(ITEM::of).toList(),
                            "what is in it")
                    .wholes("balances", Bag::balances, "points");

    private static final FactType<Bag> SCOPE =
            FactType.<Bag>named("Scope").part("bag", BAG, BAG::of, "the bag");

    private static final Bag FULL =
            new Bag(
                    "anna",
                    true,
                    List.of(new Item("tea", 350), new Item("coffee", 499)),
                    Map.of("points", 120L));

    private final ExpressionLanguage<Bag> language =
            new ExpressionLanguage<>(SCOPE, Currency.getInstance("EUR"), Map.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bag.owner == 'anna' && bag.gift",
                "bag.items.exists(i, i.name == 'tea')",
                "bag.items.all(i, i.price >= money('3.50'))",
                "bag.items.filter(i, i.price > 400).size() == 1",
                "bag.owner in ['ben', 'anna']",
                "bag.balances['points'] >= 100",
                "bag.owner.matches('^an+a$')",
                "bag.owner.startsWith('an') ? true : false",
                "{'anna': 3, 'ben': 2}[bag.owner] == 3",
                "bag.items.map(i, i.price).exists(price, price == 499)",
                "bag.items.map(i, i.price) == [350, 499]",
                "bag.items.map(i, i.price > 400, i.name) == ['coffee']",
                "bag.items.filter(i, i.price > 500) == []",
                "bag.items.filter(i, i.price > 500).map(i, i.name).size() == 0",
                "bag.items.filter(i, bag.items.filter(j, j.price > i.price).size() == 1)[0].name == 'tea'",
            })
    void answersConditions(String source) throws ExpressionFailure {
        assertThat(condition(source).holds(SCOPE.of(FULL))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ratio(bag.items[0].price * 3, 200)      | 5
                    ratio(7, 2)                             | 3
                    ratio(7, 2, "up")                       | 4
                    ratio(6, 2, "up")                       | 3
                    ratio(5, 2, "half_up")                  | 3
                    ratio(9, 4, "half_up")                  | 2
                    ratio(0, 4)                             | 0
                    ratio(9223372036854775807, 2, "half_up")| 4611686018427387904
                    money("12")                             | 1200
                    money("0.05")                           | 5
                    bag.gift ? 50 : 0                       | 50
                    size(bag.items) * 10                    | 20
                    """)
    void reckonsInWholeNumbers(String source, long amount) throws ExpressionFailure {
        assertThat(amount(source).amount(SCOPE.of(FULL))).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    bag.ovner == 'anna'         | 3  | no fact and no function called ovner      | owner
                    bags.owner == 'anna'        | 0  | no fact and no function called bags       | bag
                    bag.items.exists(i, i.cost > 1) | 21 | called cost                            |
                    bag.owner == 3              | 10 | == does not take (text, whole number)     |
                    bag.owner                   | 0  | This comes to text, and true or false is  |
                    bag.items[0].price * 2.0 > 1| 19 | There are no fractions here               |
                    1.5 > 1.0                   | 0  | There are no fractions here               |
                    double(3) > double(2)       | 6  | There are no fractions here               |
                    bag.owner ==                | 12 | This is no expression                     |
                    bag.items.map(3, 4).size() > 1 | 13 | must be a simple name                  |
                    bag.owner.matches('((a')    | 17 | This is no pattern                        |
                    bag.owner.matches('(a{999}){99}') | 17 | This pattern is too large           |
                    bag.owner.matches('((a{90}){90}){90}') | 17 | This pattern is too large      |
                    bag.owner + 'a' == 'b'      | 10 | not joined                                |
                    size(bag.items + bag.items) > 1 | 15 | not joined                            |
                    size([bag.items, bag.items]) > 1 | 5 | lists of lists                        |
                    size(bag.items.map(i, bag.items)) > 1 | 18 | lists of lists                |
                    Bag{owner: 'a'}.gift        | 3  | Nothing is made here                      |
                    dyn(bag).ovner == 'anna'    | 3  | no fact and no function called dyn        |
                    type(bag.owner) == string   | 4  | no fact and no function called type       |
                    [bag, 1].all(b, b.x == 1)   | 16 | What this is cannot be known              |
                    [bag, 1][0].items.size() > 1 | 8 | What this is cannot be known              |
                    {'a': bag, 'b': 1}['a'].x == 1 | 18 | What this is cannot be known           |
                    bag == bag                  | 4  | Things are not compared                   |
                    bag.items[0] != bag.items[1] | 13 | Things are not compared                  |
                    bag.items == bag.items      | 10 | Things are not compared                   |
                    bag.items.exists(i, i in bag.items) | 22 | Things are not compared           |
                    bag.owner.matches(bag.owner)| 17 | written out                               |
                    money('4.999') > 1          | 5  | An amount such as                         |
                    money(bag.owner) > 1        | 5  | An amount such as                         |
                    ratio(1, 2, 'odd') > 1      | 5  | A rounding is one of                      |
                    """)
    void saysWhatIsWrongAndWhere(String source, int offset, String detail, String suggestion) {
        List<Flaw> flaws = flaws(language.condition(source));

        assertThat(flaws).isNotEmpty();
        assertThat(flaws.getFirst().offset()).isEqualTo(offset);
        assertThat(flaws.getFirst().detail()).contains(detail);
        assertThat(flaws.getFirst().suggestion()).isEqualTo(suggestion);
    }

    @Test
    void loopsOnlyWhereItMay() {
        var ofEachLine =
                new ExpressionLanguage<>(SCOPE, Currency.getInstance("EUR"), Map.of(), false);

        assertThat(flaws(ofEachLine.condition("bag.items.exists(i, i.price > 1)")))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.detail()).contains("does not loop"));
    }

    @Test
    void tellsWhichFactsItNames() {
        Expression<Bag> expression = condition("bag.items.exists(i, i.price > 1)");

        assertThat(expression.names("price")).isTrue();
        assertThat(expression.names("owner")).isFalse();
    }

    @Test
    void marksAPlaceOnALaterLine() {
        List<Flaw> flaws = flaws(language.condition("bag.gift &&\n  bag.foo == 1"));

        assertThat(flaws).singleElement().extracting(Flaw::offset).isEqualTo(17);
    }

    @Test
    void limitsLengthDepthAndParts() {
        assertThat(flaws(language.condition("true" + " ".repeat(2_000)))).isNotEmpty();
        assertThat(flaws(language.condition("(".repeat(40) + "true" + ")".repeat(40))))
                .isNotEmpty();
        assertThat(flaws(language.condition("1 + 1 > 0" + " && 1 + 1 > 0".repeat(140))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / (size(bag.items) - 2)",
                "ratio(1, size(bag.items) - 2)",
                "ratio(size(bag.items) - 3, 1)",
                "bag.balances['miles']",
                "bag.items[7].price",
                "9223372036854775807 + bag.items[0].price",
                "int(bag.owner)",
            })
    void failsByItselfWhereItCannotBeComputed(String source) {
        Expression<Bag> expression = amount(source);

        assertThatExceptionOfType(ExpressionFailure.class)
                .isThrownBy(() -> expression.amount(SCOPE.of(FULL)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    bag.ovner == 'a' && bag.items.size() > 'b' | 3 There is no fact and no function called ovner. 37 > does not take (whole number, text).
                    bag.balances['pionts'] > 1 && bag.owner == 3 | 12 There is nothing called pionts among balances. 40 == does not take (text, whole number).
                    bag.owner == 3 && bag.gift == 'x' && bags | 10 == does not take (text, whole number). 27 == does not take (true or false, text). 37 There is no fact and no function called bags.
                    bag.owner = 'anna' && bag.ovner == 'b' | 10 Two things are compared by ==, not by =. 25 There is no fact and no function called ovner.
                    bag.owner = 'a=b' && bag.gift = true | 10 Two things are compared by ==, not by =. 30 Two things are compared by ==, not by =.
                    bag.owner = 'anna' && bag.owner == 3 | 10 Two things are compared by ==, not by =. 32 == does not take (text, whole number).
                    bag.owner == 'a' && && bag.gift and 3 | 20 This is no expression: extraneous input '&&'.
                    bag.gift && | 11 This is no expression: something is missing here.
                    """)
    void tellsAllThatIsWrong(String source, String expected) {
        var named =
                new ExpressionLanguage<>(
                        SCOPE,
                        Currency.getInstance("EUR"),
                        Map.of("bag.balances", Names.of(List.of("points"))),
                        true);

        assertThat(named.condition(source))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(written(faulty)).isEqualTo(expected));
    }

    private static String written(Reading.Faulty<?> faulty) {
        return faulty.flaws().stream()
                .map(flaw -> flaw.offset() + " " + flaw.detail())
                .collect(Collectors.joining(" "));
    }

    @Test
    void checksWithoutACurrencyAllButItsDecimals() {
        var unknown = new ExpressionLanguage<>(SCOPE, null, Map.of(), true);

        assertThat(unknown.condition("bag.items[0].price > money('1.005')"))
                .isInstanceOf(Reading.Sound.class);
        assertThat(unknown.condition("bag.items[0].price > money('1,00')"))
                .isInstanceOf(Reading.Faulty.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bag.balances['miles'] > 0     | nothing called miles was told (line 7, column 13).
                    1 / (bag.balances['points'] - 120) > 0 | / by zero (line 7, column 3).
                    ratio(0 - bag.balances['points'], 2) > 0 | ratio(-120, 2) is not defined (line 7, column 6).
                    """)
    void saysWhatFailedAndWhere(String source, String message) {
        Expression<Bag> expression =
                condition(source).at(offset -> "line 7, column " + (offset + 1));

        assertThatExceptionOfType(ExpressionFailure.class)
                .isThrownBy(() -> expression.holds(SCOPE.of(FULL)))
                .withMessage(message);
    }

    @Test
    void endsWhateverItLoopsOver() {
        var items = java.util.Collections.nCopies(200, new Item("tea", 1));
        var bag = new Bag("anna", false, items, Map.of());
        Expression<Bag> nested =
                condition("bag.items.all(a, bag.items.all(b, a.price + b.price > 0))");

        assertThatExceptionOfType(ExpressionFailure.class)
                .isThrownBy(() -> nested.holds(SCOPE.of(bag)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    true                                            | 1
                    bag.gift                                        | 2
                    bag.owner == 'anna'                             | 4
                    bag.owner in ['anna', 'ben']                    | 6
                    bag.balances['points'] > 1                      | 70
                    'points' in bag.balances                        | 68
                    bag.balances == {'points': 1}                   | 198
                    'tea' in bag.items.map(i, i.name)               | 7008
                    {'a': bag.gift}['b']                            | 6
                    bag.owner.contains('nn')                        | 36
                    bag.owner.matches('nn')                         | 516
                    'anna'.matches('nn')                            | 19
                    size(bag.items) > 2                             | 1005
                    bag.items.map(i, i.price) == [3]                | 7009
                    bag.items.all(i, true)                          | 6005
                    bag.items.filter(i, true).size() > 1            | 8009
                    bag.items.all(i, bag.items.all(j, true))        | 1060005
                    """)
    void countsTheStepsThatItTakesAtMost(String source, long steps) {
        assertThat(condition(source).steps()).isEqualTo(steps);
    }

    @Test
    void documentsEachFact() {
        assertThat(BAG.documented())
                .contains(new FactType.Documented("items", "list of Item", "what is in it"));
        assertThat(SCOPE.reachable())
                .extracting(FactType::name)
                .containsExactly("Scope", "Bag", "Item");
    }

    private Expression<Bag> condition(String source) {
        return sound(language.condition(source));
    }

    private Expression<Bag> amount(String source) {
        return sound(language.amount(source));
    }

    private static Expression<Bag> sound(Reading<Bag> reading) {
        assertThat(reading).isInstanceOf(Reading.Sound.class);
        return ((Reading.Sound<Bag>) reading).expression();
    }

    private static List<Flaw> flaws(Reading<Bag> reading) {
        assertThat(reading).isInstanceOf(Reading.Faulty.class);
        return ((Reading.Faulty<Bag>) reading).flaws();
    }
}
