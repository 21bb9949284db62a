package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.shared.LoyaltyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programmes say of members by name. */
class SegmentLanguageTest {
    private static final String DECLARED =
            """
            member_attributes:
              - {id: invited, kind: yes_no}
              - {id: children, kind: number, max: 20}
            counters:
              - {id: visits, of: purchases}
            segments:
              - {id: guests, name: Guests, list: invited}
              - {id: regulars, name: Regulars, when: {where: "member.counters['visits'] >= 2"}}
              - {id: rich, name: Rich, when: {where: "member.balances['points'] >= 10"}}
              - {id: families, name: Families, when: {where: "member.numbers['children'] > 2"}}
            """;

    @Test
    void askForWhoIsInOneOfSome() {
        var trial =
                Trial.of(
                        """
                        - {id: any, kind: bonus, points: 1, when: {segments: [guests, regulars]}}
                        - {id: both, kind: bonus, points: 2, when: {where: "member.segments['guests'] && member.segments['regulars']"}}
                        - {id: neither, kind: bonus, points: 3, when: {where: "!member.segments['guests'] && !member.segments['regulars']"}}
                        """,
                        DECLARED);

        assertThat(trial.buy("1.00")).containsOnlyKeys("neither");
        assertThat(trial.said("any")).containsExactly("It applies to members of guests, regulars.");
        trial.tell("invited", true);
        assertThat(trial.buy("1.00")).containsOnlyKeys("any");
        assertThat(trial.buy("1.00")).containsOnlyKeys("any", "both");
        trial.tell("invited", null);
        assertThat(trial.buy("1.00")).containsOnlyKeys("any");
    }

    @Test
    void goByWhatThereWasBeforeThePurchase() {
        var trial =
                Trial.of(
                        """
                        - {id: spend, kind: spend, points: 1, per: "1.00"}
                        - {id: named, kind: bonus, points: 1, when: {segments: [rich]}}
                        - {id: asked, kind: bonus, points: 1, when: {where: "member.segments['rich']"}}
                        """,
                        DECLARED);

        assertThat(trial.buy("10.00")).containsOnlyKeys("spend");
        assertThat(trial.buy("1.00")).containsOnlyKeys("spend", "named", "asked");
    }

    @Test
    void haveNobodyOfWhomTheyCannotBeComputed() {
        var trial =
                Trial.of(
                        "- {id: family, kind: bonus, points: 1, when: {segments: [families]}}",
                        DECLARED);

        assertThat(trial.buy("1.00")).isEmpty();
        trial.tell("children", 3L);
        assertThat(trial.buy("1.00")).containsOnlyKeys("family");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, name: A}|Who is in it is missing: list or when.",
                "{id: a, name: A, list: children}|There is no such attribute that is true or false",
                "{id: a, name: A, list: invited, when: {attributes: {invited: true}}}|A list is kept by people",
                "{id: a, name: A, when: {segments: [a]}}|There is no such field",
                "{id: a, name: A, when: {where: \"member.segments['a']\"}}|There is nothing called a among segments",
                "{id: a, name: A, when: {weekdays: [monday]}}|There is no such field",
                "{id: a, name: A, when: {where: \"purchase.amount > 1\"}}|purchase",
            })
    void refuseWhatCannotBe(String segment, String says) {
        assertThatThrownBy(() ->
                        Trial.of(
                                "- {id: x, kind: bonus, points: 1}",
                                """
                                member_attributes:
                                  - {id: invited, kind: yes_no}
                                  - {id: children, kind: number, max: 20}
                                segments:
                                  -\
                                """
                                        + " "
                                        + segment
                                        + "\n"))
                .isInstanceOf(LoyaltyException.class)
                .hasMessageContaining(says);
    }

    @Test
    void refuseSegmentsThatThereAreNot() {
        assertThatThrownBy(() ->
                        Trial.of(
                                "- {id: x, kind: bonus, points: 1, when: {segments: [guest]}}",
                                DECLARED))
                .isInstanceOf(LoyaltyException.class)
                .hasMessageContaining("guests");
        assertThatThrownBy(() ->
                        Trial.of(
                                "- {id: x, kind: bonus, points: 1, when: {where: \"member.segments['guest']\"}}",
                                DECLARED))
                .isInstanceOf(LoyaltyException.class)
                .hasMessageContaining("guests");
    }
}
