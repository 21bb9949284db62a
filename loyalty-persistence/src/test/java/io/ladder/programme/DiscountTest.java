package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.ImaginedMember;
import io.ladder.journal.Line;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.journal.Visit;
import io.ladder.journal.Whereabouts;
import io.ladder.rule.Discounts;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What discounts take off a basket, by hand and by chance. */
class DiscountTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant MONDAY = Instant.parse("2031-03-03T12:00:00Z");
    private static final int BASKETS = 3_000;
    private static final String HEAD =
            """
            programme: {id: shop, name: Shop}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            wallets: [{code: points, name: Points}]
            counters:
              - {id: spent, of: money}
            ladders:
              - {id: loyalty, use: loyalty-ladder}
            mechanics:
            """;

    private static Timeline timeline(String discounts) {
        var text = new StringBuilder(HEAD);
        discounts
                .lines()
                .forEach(line ->
                        text.append("  - {id: ")
                                .append(
                                        (char)
                                                ('a'
                                                        + text.toString().split("kind:", -1).length
                                                        - 1))
                                .append(", kind: discount, ")
                                .append(line.strip())
                                .append("}\n"));
        return new Timeline(
                List.of(
                        new ProgrammeCompiler(ConfigReaders.yaml())
                                .compile(text.toString(), 1, null)
                                .orThrow()));
    }

    private static Discounts.Price price(Timeline timeline, String rung, List<Line> lines) {
        return price(
                timeline,
                new ImaginedMember(Map.of("loyalty", rung), Map.of(), Attributes.NONE)
                        .state(timeline, MONDAY),
                ImaginedMember.ID,
                lines);
    }

    private static Discounts.Price price(
            Timeline timeline, AccountState state, MemberId member, List<Line> lines) {
        var basket = new Activity.Purchase(MONDAY, new Document("till", "1"), lines, null, null);
        return Visit.of(
                timeline,
                state,
                member,
                MONDAY,
                SharedCounters.none(),
                turn ->
                        Objects.requireNonNull(turn.programme().mechanic(Discounts.class))
                                .price(basket, turn));
    }

    /** Lines such as {@code tea:2:5.98}: a category, how many, and what they cost. */
    private static List<Line> lines(String basket) {
        var lines = new ArrayList<Line>();
        for (String each : basket.split(" ", -1)) {
            String[] parts = each.split(":", -1);
            lines.add(
                    new Line(
                            String.valueOf(lines.size()),
                            null,
                            parts[0],
                            Math.round(Double.parseDouble(parts[1]) * 1_000),
                            new Money(Math.round(Double.parseDouble(parts[2]) * 100), EUR)));
        }
        return lines;
    }

    @ParameterizedTest(name = "{0} off {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    percent: 5                                     | tea:1:10.00           | 950
                    percent: 5                                     | tea:1:0.10 tea:1:0.10 | 9 10
                    percent: 33.33                                 | tea:1:0.03            | 2
                    percent: 100                                   | tea:1:7.77 cup:1:2.00 | 0 0
                    off: "5.00"                                    | tea:1:7.50 cup:1:2.50 | 375 125
                    off: "5.00"                                    | tea:1:3.00 cup:1:1.00 | 0 0
                    each_off: "0.50"                               | tea:3:6.00            | 450
                    each_off: "0.50"                               | tea:0.333:1.00        | 83
                    each_for: "1.99"                               | tea:2:5.00 cup:1:1.00 | 398 100
                    percent: 10, only: {categories: [tea]}         | tea:1:10.00 cup:1:1.00| 900 100
                    percents: {client: 5}                          | tea:1:10.00           | 950
                    percents: {partner: 5}                         | tea:1:10.00           | 1000
                    percent: 50, max: "1.00"                       | tea:1:9.00 cup:1:3.00 | 825 275
                    percent: 10, when: {weekdays: [sunday]}        | tea:1:10.00           | 1000
                    percent: 10, when: {basket_min: "20.00"}       | tea:1:19.99           | 1999
                    steps: [{from: 5.00, percent: 10}, {from: 9.00, off: 2.00}] | tea:1:4.99 | 499
                    steps: [{from: 5.00, percent: 10}, {from: 9.00, off: 2.00}] | tea:1:8.99 | 809
                    steps: [{from: 5.00, percent: 10}, {from: 9.00, off: 2.00}] | tea:1:9.00 | 700
                    counter: spent, steps: [{from: 5.00, percent: 10}]         | tea:1:9.00 | 900
                    percent: 10 & percent: 10                       | tea:1:10.00           | 800
                    percent: 60 & percent: 60                       | tea:1:10.00           | 0
                    percent: 10, combine: end & percent: 10         | tea:1:10.00           | 900
                    percent: 10, combine: end & percent: 10, group: b | tea:1:10.00         | 800
                    percent: 10, combine: best & off: "1.50", combine: best | tea:1:10.00   | 850
                    percent: 10, combine: best & off: "1.00", combine: best | tea:1:10.00   | 900
                    percent: 1 & percent: 10, combine: best & percent: 20, combine: best | tea:1:10.00 | 790
                    percent: 100, only: {categories: [tea]} & percent: 50, only: {categories: [tea]}, group: g, combine: best & percent: 30, only: {categories: [cup]}, group: g, combine: best | tea:1:9.00 cup:1:5.00 | 0 350
                    """)
    void takesOffWhatThePageSays(String discounts, String basket, String left) {
        var price = price(timeline(discounts.replace(" & ", "\n")), "client", lines(basket));

        assertThat(price.lines())
                .extracting(line -> String.valueOf(line.amount().minor()))
                .containsExactly(left.split(" ", -1));
    }

    @Test
    void tellsWhyEachTakesOffWhatItDoes() {
        var price =
                price(
                        timeline(
                                """
                                percent: 10, combine: best
                                off: "0.50", combine: best
                                percent: 5, only: {categories: [cup]}
                                percents: {partner: 9}
                                percent: 7, combine: end
                                percent: 6
                                """),
                        "client",
                        lines("tea:1:10.00"));

        assertThat(price.reasons())
                .extracting(reason -> reason.rule() + " " + reason.applied() + " " + reason.text())
                .containsExactly(
                        "c false No line of the purchase is one that it is about.",
                        "d false It applies to other rungs than the member's.",
                        "e true 7 % takes 0.70 EUR off 10.00 EUR.",
                        "f false e ended their group.",
                        "b false The discount a takes off as much or more.",
                        "a true 10 % takes 1.00 EUR off 10.00 EUR.");
    }

    @Test
    void sharesToTheCentAndNeverMoreThanThereIs() {
        var random = new Random(7);
        var cuts =
                List.of(
                        "percent: 3",
                        "percent: 12.5, combine: best",
                        "off: \"3.33\"",
                        "each_off: \"0.07\", only: {categories: [tea]}",
                        "each_for: \"1.99\", combine: best",
                        "percent: 50, max: \"4.44\"");
        for (int number = 0; number < BASKETS; number++) {
            var chosen = new ArrayList<>(cuts);
            Collections.shuffle(chosen, random);
            Timeline timeline =
                    timeline(String.join("\n", chosen.subList(0, 1 + random.nextInt(cuts.size()))));
            var before = new ArrayList<Line>();
            for (int line = 0; line <= random.nextInt(6); line++) {
                before.add(
                        new Line(
                                "l" + line,
                                null,
                                random.nextBoolean() ? "tea" : "cup",
                                1 + random.nextInt(5_000),
                                new Money(random.nextInt(2_000), EUR)));
            }

            var price = price(timeline, "client", before);

            var off = new HashMap<String, Long>();
            for (Discounts.Granted granted : price.granted()) {
                assertThat(granted.shares())
                        .as("basket %s", number)
                        .extracting(share -> share.amount().minor())
                        .allMatch(share -> share > 0)
                        .satisfies(shares ->
                                assertThat(shares.stream().mapToLong(each -> each).sum())
                                        .isEqualTo(granted.amount().minor()));
                granted.shares()
                        .forEach(share ->
                                off.merge(share.line(), share.amount().minor(), Long::sum));
            }
            for (int line = 0; line < before.size(); line++) {
                Line was = before.get(line);
                Line is = price.lines().get(line);
                assertThat(is.amount().minor())
                        .isNotNegative()
                        .isEqualTo(was.amount().minor() - off.getOrDefault(was.id(), 0L));
                assertThat(is.listAmount()).isEqualTo(is.equals(was) ? null : was.amount());
            }
            assertThat(price(timeline, "client", price.lines()))
                    .as("basket %s, asked once more at the price that was told", number)
                    .isEqualTo(price);
        }
    }

    @Test
    void namesTheExperimentThatKeepsItFromAMember() {
        String file =
                HEAD
                        + "  - {id: a, kind: discount, percent: 5}\n"
                        + "experiments: [{id: worth, share: 99.99, rules: [a]}]\n";
        var timeline =
                new Timeline(
                        List.of(
                                new ProgrammeCompiler(ConfigReaders.yaml())
                                        .compile(file, 1, null)
                                        .orThrow()));

        var anybody = new MemberId(new UUID(0, 1));
        AccountState imagined =
                new ImaginedMember(Map.of(), Map.of(), Attributes.NONE).state(timeline, MONDAY);
        var state =
                new AccountState(
                        0,
                        imagined.position(),
                        imagined.version(),
                        0,
                        null,
                        Map.of(),
                        Map.of(anybody, Objects.requireNonNull(imagined.member(ImaginedMember.ID))),
                        Whereabouts.HERE);
        Discounts.Price price = price(timeline, state, anybody, lines("tea:1:5.00"));

        assertThat(price.granted()).isEmpty();
        assertThat(price.reasons())
                .singleElement()
                .satisfies(reason ->
                        assertThat(reason.text())
                                .isEqualTo(
                                        "The member is in the control group of the experiment worth,"
                                                + " which gets nothing of it."));
    }

    @ParameterizedTest(name = "{0} off {1}, listed at {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    percent: 10                          | 9.00      | 10.00       | 900     | 100
                    percent: 10                          | 9.50      | 10.00       | 900     | 100
                    percent: 10                          | 8.00      | 10.00       | 800     | 100
                    percent: 10                          | 10.00     | 10.00       | 900     | 100
                    percent: 10 & percent: 10            | 9.00      | 10.00       | 800     | 200
                    percent: 10, when: {basket_min: "10.00"} | 9.00  | 10.00       | 900     | 100
                    steps: [{from: 10.00, percent: 10}]  | 9.00      | 10.00       | 900     | 100
                    percent: 10, when: {basket_min: "10.01"} | 9.00  | 10.00       | 900     | 0
                    off: "2.00"                          | 9.00 8.00 | 10.00 10.00 | 900 800 | 200
                    percent: 10, when: {where: "purchase.lines[0].amount == 1000"} | 9.00 | 10.00 | 900 | 100
                    """)
    void startsFromListAmountsAndAddsNothingToWhatTheTillTookOff(
            String discounts, String charged, String listed, String left, long granted) {
        var costs = charged.split(" ", -1);
        var lists = listed.split(" ", -1);
        var basket = new ArrayList<Line>();
        for (int line = 0; line < costs.length; line++) {
            Line whole = lines("tea:1:9 ".repeat(line) + "tea:1:" + lists[line]).getLast();
            basket.add(whole.discountedTo(minor(costs[line])));
        }

        var price = price(timeline(discounts.replace(" & ", "\n")), "client", basket);

        assertThat(price.lines())
                .extracting(line -> String.valueOf(line.amount().minor()))
                .containsExactly(left.split(" ", -1));
        assertThat(price.granted().stream().mapToLong(each -> each.amount().minor()).sum())
                .isEqualTo(granted);
        assertThat(price.before().minor())
                .isEqualTo(Arrays.stream(lists).mapToLong(DiscountTest::minor).sum());
    }

    private static long minor(String money) {
        return Math.round(Double.parseDouble(money) * 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    percent: 0                                  | A discount is above 0.
                    percent: 101                                | A number from 0 to 100
                    percent: 5, off: "1.00"                     | A discount says one of percent
                    combine: best                               | A discount says one of percent
                    percent: 5, counter: spent                  | Only steps ask a counter.
                    percents: {clint: 5}                        | There is no such rung
                    steps: [{from: 5.00}]                     | A step says one of
                    steps: [{from: 5.00, percent: 1}, {from: 5.00, percent: 2}] | A step is above the one before it.
                    counter: spend, steps: [{from: 5.00, percent: 1}] | There is no such counter
                    percent: 5, points: 7                       | There is no such field
                    percent: 5, budget: b                       | There is no such field
                    """)
    void isRefusedWhereItMakesNoSense(String discount, String words) {
        var validation = new ValidateProgramme(ConfigReaders.yaml());
        String file = HEAD + "  - {id: a, kind: discount, " + discount + "}\n";

        assertThat(validation.validate(file))
                .anySatisfy(mistake -> assertThat(mistake.detail()).contains(words));
    }
}
