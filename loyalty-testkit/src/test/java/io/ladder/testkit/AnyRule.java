package io.ladder.testkit;

import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionLanguage;
import io.ladder.rule.Accrual;
import io.ladder.rule.Caps;
import io.ladder.rule.Case;
import io.ladder.rule.Combining;
import io.ladder.rule.Condition;
import io.ladder.rule.Earning;
import io.ladder.rule.Factors;
import io.ladder.rule.Formula;
import io.ladder.rule.Multiplier;
import io.ladder.rule.Rule;
import io.ladder.rule.Selection;
import io.ladder.rule.Series;
import io.ladder.rule.Streak;
import io.ladder.rule.Threshold;
import io.ladder.rule.TimeCondition;
import io.ladder.rule.Vocabulary;
import io.ladder.shared.Money;
import io.ladder.tally.Period;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Rules that answer purchases, with whatever they can say: each way to earn that the core has is
 * found by looking, so that one that is added is in all generated histories from then on.
 */
final class AnyRule {
    private static final ExpressionLanguage<Case> LANGUAGE =
            new ExpressionLanguage<>(Vocabulary.CASE, Currency.getInstance("EUR"), Map.of(), true);
    private static final List<String> AMOUNTS =
            List.of(
                    "ratio(chosen.amount * 3, 200)",
                    "size(purchase.lines) * 2",
                    "ratio(100, moment.day - 7)",
                    "purchase.quantity > 3000 ? 5 : 0",
                    "ratio(member.balances['points'], 10) + 1",
                    "3 * member.numbers['size']");
    private static final List<String> CONDITIONS =
            List.of(
                    "purchase.lines.exists(l, l.amount > 1000)",
                    "moment.weekday < 4",
                    "member.balances['points'] < 60",
                    "chosen.quantity >= 2000",
                    "member.counters['money-of-days'] < 9000 && member.days > 20",
                    "member.counters['purchases-of-period'] == 1",
                    "member.counters['points-of-membership'] > 30",
                    "member.flags['fan'] || member.texts['home'] == 'north'",
                    "member.days_until['birthday'] < 60",
                    "ratio(1, moment.day - 3) >= 0");
    private static final List<Class<? extends Earning>> WAYS = Found.records(Earning.class);

    private AnyRule() {}

    /** Some rules that combine as they like; those of one programme bear the same ids. */
    static List<Rule> some(Random random) {
        var rules = new ArrayList<Rule>();
        boolean multiplied = false;
        for (Class<? extends Earning> way : WAYS) {
            for (int number = random.nextInt(3); number > 0; number--) {
                Earning earning = earning(way, random);
                multiplied |= earning instanceof Multiplier;
                rules.add(rule("any-" + way.getSimpleName() + number, earning, multiplied, random));
            }
        }
        return rules;
    }

    private static Rule rule(String id, Earning earning, boolean multiplied, Random random) {
        Combining combining = any(Combining.values(), random);
        return new Rule(
                id,
                ProgrammeFixture.POINTS,
                conditions(random),
                earning instanceof Multiplier ? Selection.ALL : selection(random),
                earning,
                random.nextBoolean() ? null : "group",
                new Rule.Terms(
                        multiplied && combining == Combining.BEST ? Combining.ADD : combining,
                        caps(random)));
    }

    private static Earning earning(Class<? extends Earning> way, Random random) {
        if (way == Accrual.class) {
            boolean fullSteps = random.nextBoolean();
            return new Accrual(
                    any(Accrual.Measure.values(), random),
                    1 + random.nextInt(9),
                    1 + random.nextInt(3_000),
                    fullSteps,
                    fullSteps ? Factors.NONE : factors(random),
                    random.nextInt(3) > 0,
                    any(Period.values(), random));
        }
        if (way == Multiplier.class) {
            return new Multiplier(factors(random));
        }
        if (way == Formula.class) {
            return new Formula(amount(any(AMOUNTS, random)), 1_000);
        }
        if (way == Series.class) {
            boolean again = random.nextBoolean();
            return new Series(
                    List.of("bread", "milk"),
                    null,
                    1 + random.nextInt(50),
                    again,
                    again && random.nextBoolean());
        }
        if (way == Streak.class) {
            return new Streak(
                    any(List.of(Period.DAY, Period.WEEK, Period.MONTH), random),
                    2 + random.nextInt(2),
                    1 + random.nextInt(50),
                    random.nextBoolean());
        }
        if (way == Threshold.class) {
            return new Threshold(
                    any(Accrual.Measure.values(), random),
                    List.of(
                            new Threshold.Mark(1 + random.nextInt(3), 1 + random.nextInt(20)),
                            new Threshold.Mark(
                                    500 + random.nextInt(3_000), 1 + random.nextInt(50))),
                    any(Period.values(), random));
        }
        return AnyMechanic.made(way, random);
    }

    private static Factors factors(Random random) {
        Map<String, Integer> percents = new HashMap<>();
        if (random.nextBoolean()) {
            percents.put("customer", random.nextInt(300));
        }
        return new Factors(LadderFixture.LOYALTY, percents, random.nextInt(300));
    }

    private static Caps caps(Random random) {
        if (random.nextBoolean()) {
            return Caps.NONE;
        }
        return new Caps(
                random.nextInt(40), Map.of(any(Period.values(), random), 1L + random.nextInt(60)));
    }

    private static Selection selection(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> only(Set.of("bread", "milk"), Set.of(), Set.of());
            case 1 -> only(Set.of(), Set.of("food"), Set.of());
            case 2 -> only(Set.of(), Set.of(), Set.of("bread"));
            default -> Selection.ALL;
        };
    }

    private static Selection only(Set<String> products, Set<String> categories, Set<String> not) {
        return new Selection(products, categories, Set.of(), not, Set.of(), Set.of(), null);
    }

    private static List<Condition> conditions(Random random) {
        var conditions = new ArrayList<Condition>();
        if (random.nextInt(4) == 0) {
            conditions.add(
                    new TimeCondition.OnWeekdays(
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY)));
        }
        if (random.nextInt(4) == 0) {
            var span = new TimeCondition.AtHours.Span(LocalTime.of(22, 0), LocalTime.of(10, 0));
            conditions.add(new TimeCondition.AtHours(List.of(span)));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(new Condition.BasketFrom(Money.of(1_500, "EUR")));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(new Condition.OnRungs(LadderFixture.LOYALTY, Set.of("customer")));
        }
        if (random.nextInt(5) == 0) {
            conditions.add(new Condition.InShops(Set.of("north")));
        }
        if (random.nextInt(5) == 0) {
            conditions.add(AnyAttribute.condition(random));
        }
        if (random.nextInt(3) == 0) {
            conditions.add(new Condition.Where(condition(any(CONDITIONS, random))));
        }
        return conditions;
    }

    private static Expression<Case> condition(String source) {
        return sound(LANGUAGE.condition(source));
    }

    private static Expression<Case> amount(String source) {
        return sound(LANGUAGE.amount(source));
    }

    private static Expression<Case> sound(ExpressionLanguage.Reading<Case> reading) {
        if (reading instanceof ExpressionLanguage.Reading.Sound<Case> sound) {
            return sound.expression();
        }
        throw new AssertionError(reading);
    }

    private static <T> T any(T[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    private static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
