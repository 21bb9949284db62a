package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.shared.LoyaltyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guard rails that keep points back, and what is wrong with some. */
class GuardRailLanguageTest {
    private static final String SPEND = "- {id: spend, kind: spend, points: 1, per: \"1.00\"}";

    @Test
    void keepPointsBackAndSayWhy() {
        var trial =
                Trial.of(
                        SPEND,
                        """
                        guard_rails:
                          - {id: calm, kind: purchases, most: 2}
                        """);

        assertThat(trial.buy("1.00")).containsOnlyKeys("spend");
        assertThat(trial.buy("1.00")).containsOnlyKeys("spend");
        assertThat(trial.buy("1.00")).isEmpty();
        assertThat(trial.said("spend"))
                .containsExactly(
                        "By the guard rail calm at most 2 purchases within 1 hours bring something.");
    }

    @Test
    void keepBackWhatSomebodySoldToThemselves() {
        var trial =
                Trial.of(
                        SPEND,
                        """
                        member_attributes:
                          - {id: number, kind: text, values: [e-1, e-2]}
                        guard_rails:
                          - {id: own, kind: own_sales, seller: clerk, staff: number}
                        """);

        assertThat(trial.telling("clerk", "e-1").buy("1.00")).containsOnlyKeys("spend");
        trial.tell("number", "e-1");
        assertThat(trial.buy("1.00")).isEmpty();
        assertThat(trial.said("spend"))
                .containsExactly("By the guard rail own nobody gets anything for their own sales.");
        assertThat(trial.telling("clerk", "e-2").buy("1.00")).containsOnlyKeys("spend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, kind: purchases, most: 51}|from 1 to 50",
                "{id: a, kind: purchases}|The field most is missing",
                "{id: a, kind: purchases, most: 1, hours: 169}|from 1 to 168",
                "{id: a, kind: purchases, most: 1, per: day}|There is no such field",
                "{id: a, kind: own_sales, seller: clerk}|The field staff is missing",
                "{id: a, kind: own_sales, seller: Clerk, staff: number}|small letter",
                "{id: a, kind: own_sales, seller: clerk, staff: numer}|Did you mean number",
                "{id: a, kind: devices, most: 1, rewards: [mug]}|The file has no reward.",
                "{id: a, kind: devices}|The field most is missing",
            })
    void tellWhatIsWrong(String rail, String says) {
        assertThatThrownBy(() ->
                        Trial.of(
                                SPEND,
                                """
                                member_attributes:
                                  - {id: number, kind: text, values: [e-1, e-2]}
                                guard_rails:
                                  -\
                                """
                                        + " "
                                        + rail
                                        + "\n"))
                .isInstanceOf(LoyaltyException.class)
                .hasMessageContaining(says);
    }
}
