package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.shared.LoyaltyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programmes say of what is told of members. */
class AttributeLanguageTest {
    private static final String DECLARED =
            """
            member_attributes:
              - {id: birthday, kind: day}
              - {id: student, kind: yes_no}
              - {id: home_shop, kind: text, values: [north, south]}
              - {id: children, kind: number, max: 20}
            """;

    @Test
    void asksForWhatIsTold() {
        var trial =
                Trial.of(
                        """
                        - {id: student, kind: bonus, points: 1, when: {attributes: {student: true}}}
                        - {id: other, kind: bonus, points: 1, when: {attributes: {student: false}}}
                        - {id: home, kind: bonus, points: 1, when: {attributes: {home_shop: [north, south]}}}
                        - {id: family, kind: bonus, points: 1, when: {attributes: {children: [2, 3], home_shop: south}}}
                        - {id: told, kind: bonus, points: 1, when: {where: "member.flags['student'] || member.texts['home_shop'] == ''"}}
                        - {id: per-child, kind: formula, points: "10 * member.numbers['children']"}
                        """,
                        DECLARED);

        assertThat(trial.buy("1.00")).containsOnlyKeys("other", "told");
        assertThat(trial.said("per-child").getFirst()).contains("could not be computed");
        assertThat(trial.said("family"))
                .containsExactly(
                        "It applies to members of whom children is 2 or 3 and home_shop is south.");
        trial.tell("student", true).tell("home_shop", "south").tell("children", 3L);
        assertThat(trial.buy("1.00"))
                .containsOnlyKeys("student", "home", "family", "told", "per-child")
                .containsEntry("per-child", 30L);
        trial.tell("student", null).tell("children", null);
        assertThat(trial.buy("1.00")).containsOnlyKeys("other", "home");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-09T23:59, false",
        "2026-05-10T00:00, true",
        "2026-05-17T12:00, true",
        "2026-05-20T23:59, true",
        "2026-05-21T00:00, false",
    })
    void appliesAroundADayOfTheYear(String at, boolean applies) {
        var trial =
                Trial.of(
                        """
                        - {id: week, kind: bonus, points: 1, when: {around: {attribute: birthday, days_before: 7, days_after: 3}}}
                        """,
                        DECLARED);

        assertThat(trial.at(at).buy("1.00")).isEmpty();
        assertThat(trial.tell("birthday", "05-17").buy("1.00").containsKey("week"))
                .isEqualTo(applies);
    }

    @Test
    void goesOverTheTurnOfTheYearAndKeepsLeapDays() {
        var trial =
                Trial.of(
                        """
                        - {id: week, kind: bonus, points: 1, when: {around: {attribute: birthday, days_before: 3, days_after: 3}}}
                        - {id: until, kind: formula, points: "member.days_until['birthday']"}
                        """,
                        DECLARED);

        trial.at("2026-12-30T12:00").tell("birthday", "01-02");
        assertThat(trial.buy("1.00")).containsEntry("week", 1L).containsEntry("until", 3L);
        trial.tell("birthday", "12-31");
        assertThat(trial.at("2027-01-03T12:00").buy("1.00"))
                .containsEntry("week", 1L)
                .containsEntry("until", 362L);
        trial.tell("birthday", "02-29");
        assertThat(trial.at("2027-02-28T12:00").buy("1.00"))
                .containsEntry("week", 1L)
                .doesNotContainKey("until");
        assertThat(trial.at("2028-02-28T12:00").buy("1.00")).containsEntry("until", 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    studnt    | true  | no such attribute
                    student   | yes   | It is true or false.
                    home_shop | west  | It is one of north, south.
                    children  | 21    | It is a whole number from 0 to 20.
                    birthday  | 17.5. | a month and a day, such as 05-17
                    birthday  | 02-30 | a month and a day, such as 05-17
                    """)
    void refusesWhatTheFileDoesNotDeclare(String attribute, String text, String detail) {
        var trial = Trial.of("- {id: any, kind: bonus, points: 1}", DECLARED);
        Object value =
                text.equals("true") ? true : text.matches("\\d+") ? Long.valueOf(text) : text;

        assertThatThrownBy(() -> trial.tell(attribute, value))
                .isInstanceOfSatisfying(
                        LoyaltyException.class,
                        refused -> {
                            assertThat(refused.refusal().pointer())
                                    .isEqualTo("/attributes/" + attribute);
                            assertThat(refused.getMessage()).contains(detail);
                        });
        assertThat(trial.buy("1.00")).containsOnlyKeys("any");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    when: {attributes: {studnt: true}}                 | /mechanics/0/when/attributes/studnt | attribute of members
                    when: {attributes: {student: maybe}}               | /mechanics/0/when/attributes/student | true or false
                    when: {attributes: {home_shop: [west]}}            | /mechanics/0/when/attributes/home_shop/0 | no such value
                    when: {attributes: {children: 21}}                 | /mechanics/0/when/attributes/children | from 0 to 20
                    when: {attributes: {birthday: 05-17}}              | /mechanics/0/when/attributes/birthday | asked for by around
                    when: {around: {attribute: student}}               | /mechanics/0/when/around/attribute | no such day
                    when: {around: {attribute: birthday, days_before: 181}} | /mechanics/0/when/around/days_before | 0 to 180
                    when: {where: "member.flags['studnt']"}            | /mechanics/0/when/where | nothing called studnt among flags
                    when: {where: "member.flags['home_shop']"}         | /mechanics/0/when/where | nothing called home_shop among flags
                    when: {where: "member.days_until['student'] == 0"} | /mechanics/0/when/where | nothing called student among days_until
                    """)
    void namesWhatIsWrongWithARule(String when, String path, String detail) {
        assertThat(Trial.mistakes("- {id: a, kind: bonus, points: 1, " + when + "}", DECLARED))
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.detail()).contains(detail);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {id: a, kind: date}                          | /member_attributes/0/kind | kind of attribute
                    {id: a-b, kind: day}                         | /member_attributes/0/id | small letters, digits and underscores
                    {id: a, kind: text}                          | /member_attributes/0 | values is missing
                    {id: a, kind: number, min: 2, max: 1}        | /member_attributes/0/max | below the least
                    {id: a, kind: day, values: [b]}              | /member_attributes/0/values | Only a text has values.
                    {id: a, kind: day}, {id: a, kind: day}       | /member_attributes/1/id | has this id
                    """)
    void namesWhatIsWrongWithAnAttribute(String attributes, String path, String detail) {
        assertThat(
                        Trial.mistakes(
                                "- {id: any, kind: bonus, points: 1}",
                                "member_attributes: [" + attributes + "]"))
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.detail()).contains(detail);
                });
    }
}
