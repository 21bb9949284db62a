package io.ladder.programme;

import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionLanguage;
import io.ladder.rule.Case;
import io.ladder.rule.OneLine;
import io.ladder.rule.Vocabulary;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expressions of a programme file. Most files have none, and then no language is made.
 */
final class Expressions {
    private final @Nullable Currency currency;
    private final Map<String, Names> names;
    private @Nullable ExpressionLanguage<Case> ofPurchases;
    private @Nullable ExpressionLanguage<OneLine> ofLines;
    private @Nullable ExpressionLanguage<Case> ofVisits;

    /**
     * In the programme's currency.
     *
     * @param currency null where the file names none that is known; what is read then can be
     *     checked and not asked
     * @param names of what the file itself has, by the facts that have them
     */
    Expressions(@Nullable Currency currency, Map<String, Names> names) {
        this.currency = currency;
        this.names = names;
    }

    /** A condition on a purchase; null where it is none. */
    @Nullable Expression<Case> condition(Value value) {
        String text = value.text(ExpressionLanguage.LENGTH_MAX);
        return text.isEmpty() ? null : expression(value, ofPurchases().condition(text));
    }

    /** An amount that depends on a purchase; null where it is none. */
    @Nullable Expression<Case> amount(Value value) {
        String text = value.text(ExpressionLanguage.LENGTH_MAX);
        return text.isEmpty() ? null : expression(value, ofPurchases().amount(text));
    }

    /** A condition on one line of a purchase; null where it is none. */
    @Nullable Expression<OneLine> conditionOnLine(Value value) {
        String text = value.text(ExpressionLanguage.LENGTH_MAX);
        if (text.isEmpty()) {
            return null;
        }
        if (ofLines == null) {
            ofLines = new ExpressionLanguage<>(Vocabulary.ONE_LINE, currency, names, false);
        }
        return expression(value, ofLines.condition(text));
    }

    /** A condition on a member and a moment; null where it is none. */
    @Nullable Expression<Case> conditionOnVisit(Value value) {
        String text = value.text(ExpressionLanguage.LENGTH_MAX);
        if (text.isEmpty()) {
            return null;
        }
        if (ofVisits == null) {
            ofVisits = new ExpressionLanguage<>(Vocabulary.VISIT, currency, names, true);
        }
        return expression(value, ofVisits.condition(text));
    }

    private ExpressionLanguage<Case> ofPurchases() {
        if (ofPurchases == null) {
            ofPurchases = new ExpressionLanguage<>(Vocabulary.CASE, currency, names, true);
        }
        return ofPurchases;
    }

    private static <T> @Nullable Expression<T> expression(
            Value value, ExpressionLanguage.Reading<T> reading) {
        return switch (reading) {
            case ExpressionLanguage.Reading.Sound<T> sound ->
                    sound.expression().at(offset -> value.placeInText(offset).words());
            case ExpressionLanguage.Reading.Faulty<T> faulty -> {
                for (ExpressionLanguage.Flaw flaw : faulty.flaws()) {
                    value.mistakeInText(flaw.offset(), flaw.detail(), flaw.suggestion());
                }
                yield null;
            }
        };
    }
}
