package io.ladder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.expression.ExpressionLanguage;
import io.ladder.journal.Attributes;
import io.ladder.journal.Basket;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void factsAreNotLongerThanStepsAreCountedFor() {
        assertThat(Basket.LINES_MAX).isLessThanOrEqualTo(ExpressionLanguage.LIST_MAX);
        assertThat(Attributes.TEXT_LENGTH_MAX).isLessThanOrEqualTo(ExpressionLanguage.TEXT_MAX);
    }
}
