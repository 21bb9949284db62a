package io.ladder.programme;

import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionLanguage;
import io.ladder.journal.Basket;
import io.ladder.rule.Case;
import io.ladder.rule.OneLine;
import io.ladder.rule.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expressions of a programme file. Most files have none, and then no language is made.
 */
final class Expressions {
    private final @Nullable Currency currency;
    private final Map<String, Names> names;

    /** What those that were read take for the longest purchase. */
    private final List<Taken> taken;

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
        this(currency, names, new ArrayList<>());
    }

    private Expressions(@Nullable Currency currency, Map<String, Names> names, List<Taken> taken) {
        this.currency = currency;
        this.names = names;
        this.taken = taken;
    }

    private record Taken(Value value, long steps) {}

    /** Reads more expressions of the same file, which can name more. */
    Expressions with(Map<String, Names> more) {
        return new Expressions(currency, more, taken);
    }

    /**
     * Notes a mistake where all that were read take too long together: a rule may be the only one
     * that is asked, or one of two hundred. It is told at the one that takes most.
     */
    void checkTogether() {
        long all = taken.stream().mapToLong(Taken::steps).sum();
        Taken longest = taken.stream().max(Comparator.comparingLong(Taken::steps)).orElse(null);
        if (longest != null && all > Limits.STEPS) {
            longest.value()
                    .mistake(
                            String.format(
                                    Locale.ROOT,
                                    "For a purchase of %,d lines this takes up to %,d steps, and"
                                            + " all expressions of the file up to %,d; they may"
                                            + " take %,d.",
                                    Basket.LINES_MAX,
                                    longest.steps(),
                                    all,
                                    Limits.STEPS));
        }
    }

    /** A condition on a purchase; null where it is none. */
    @Nullable Expression<Case> condition(Value value) {
        String text = value.text(ExpressionLanguage.LENGTH_MAX);
        return text.isEmpty() ? null : expression(value, ofPurchases().condition(text), 1);
    }

    /** An amount that depends on a purchase; null where it is none. */
    @Nullable Expression<Case> amount(Value value) {
        String text = value.text(ExpressionLanguage.LENGTH_MAX);
        return text.isEmpty() ? null : expression(value, ofPurchases().amount(text), 1);
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
        return expression(value, ofLines.condition(text), Basket.LINES_MAX);
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
        return expression(value, ofVisits.condition(text), 1);
    }

    private ExpressionLanguage<Case> ofPurchases() {
        if (ofPurchases == null) {
            ofPurchases = new ExpressionLanguage<>(Vocabulary.CASE, currency, names, true);
        }
        return ofPurchases;
    }

    /**
     * What was read.
     *
     * @param times how often one purchase has it asked at most
     */
    private <T> @Nullable Expression<T> expression(
            Value value, ExpressionLanguage.Reading<T> reading, int times) {
        return switch (reading) {
            case ExpressionLanguage.Reading.Sound<T> sound -> {
                taken.add(new Taken(value, times * sound.expression().steps()));
                yield sound.expression().at(offset -> value.placeInText(offset).words());
            }
            case ExpressionLanguage.Reading.Faulty<T> faulty -> {
                for (ExpressionLanguage.Flaw flaw : faulty.flaws()) {
                    value.mistakeInText(flaw.offset(), flaw.detail(), flaw.suggestion());
                }
                yield null;
            }
        };
    }
}
