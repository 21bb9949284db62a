package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.shared.LoyaltyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with texts in other languages. */
class TextLanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{programme: Laden}]|The field language is missing",
                "[{language: German}]|A language such as de or pt-BR",
                "[{language: de}, {language: de}]|This language is in the list already",
                "[{language: de, wallets: {point: Punkte}}]|There is no such wallet",
                "[{language: de, counters: {visit: Besuche}}]|The file has no counter",
                "[{language: de, rewards: {mugg: {name: Becher}}}]|There is no such reward",
                "[{language: de, rewards: {mug: {nam: Becher}}}]|Did you mean name",
                "[{language: de, rungs: {loyalty: {klient: Stammgast}}}]|There is no such rung",
                "[{language: de, rungs: {loyal: {}}}]|There is no such ladder",
            })
    void isTold(String texts, String says) {
        assertThatThrownBy(() ->
                        Trial.of(
                                "- {id: spend, kind: spend, points: 1, per: \"1.00\"}",
                                """
                                rewards: [{id: mug, name: Mug, cost: 1}]
                                """
                                        + "texts: "
                                        + texts
                                        + "\n"))
                .isInstanceOf(LoyaltyException.class)
                .hasMessageContaining(says);
    }
}
