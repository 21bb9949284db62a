package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.expression.Expression;
import io.ladder.rule.Accrual;
import io.ladder.rule.Accrual.Measure;
import io.ladder.rule.Case;
import io.ladder.rule.Earning;
import io.ladder.rule.Factors;
import io.ladder.rule.Formula;
import io.ladder.rule.Multiplier;
import io.ladder.tally.Period;
import io.ladder.tier.Ladder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of rule that answers purchases: the name that files give it, and how what is its own is
 * read from a file. What all have in common reads {@link RuleReader}.
 */
interface EarningKind {
    /** All kinds. */
    List<EarningKind> ALL =
            List.of(
                    of("spend", EarningKind::spend),
                    of("items", (fields, _) -> items(fields)),
                    of("visits", (fields, _) -> visits(fields)),
                    of("bonus", EarningKind::bonus),
                    new VarietyKind(),
                    of("threshold", GoalKinds::threshold),
                    of("series", (fields, _) -> GoalKinds.series(fields)),
                    of("streak", (fields, _) -> GoalKinds.streak(fields)),
                    of("formula", EarningKind::formula),
                    of("multiplier", EarningKind::multiplier));

    /** What is carried over is never lost. */
    Period EVER = Period.EVER;

    /** What the field {@code kind} says. */
    String name();

    /** Reads what is its own. */
    Earning read(Fields fields, Terms terms);

    /** How what is a kind's own is read. */
    interface Reading {
        Earning read(Fields fields, Terms terms);
    }

    private static EarningKind of(String name, Reading reading) {
        return new EarningKind() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Earning read(Fields fields, Terms terms) {
                return reading.read(fields, terms);
            }
        };
    }

    /** Points for money spent. */
    private static Earning spend(Fields fields, Terms terms) {
        long points = fields.whole("points", 1, Accrual.POINTS_MAX);
        long step = fields.money("per", terms.currency(), Accrual.STEP_MAX);
        Factors factors = byRung(fields, terms);
        Value fullSteps = fields.find("full_steps");
        boolean full = fullSteps != null && fullSteps.yes();
        if (fullSteps != null && full && !factors.equals(Factors.NONE)) {
            fullSteps.mistake("What comes in full steps is multiplied by a rule of its own.");
            full = false;
        }
        return accrual(new Accrual(Measure.MONEY, points, step, full, factors, true, EVER), fields);
    }

    /** Points for each piece, or for each full number of them. */
    private static Earning items(Fields fields) {
        long points = fields.whole("points", 1, Accrual.POINTS_MAX);
        long pieces = fields.whole("per_items", 1, Limits.ITEMS, 1);
        return accrual(Accrual.ofFullSteps(Measure.PIECES, points, pieces * Accrual.PIECE), fields);
    }

    /** Points for every so many purchases. */
    private static Earning visits(Fields fields) {
        long points = fields.whole("points", 1, Accrual.BONUS_MAX);
        long every = fields.whole("every", 2, Limits.ITEMS);
        return accrual(Accrual.ofFullSteps(Measure.PURCHASES, points, every), fields);
    }

    /** The same with what the file says of what fills no step. */
    private static Earning accrual(Accrual accrual, Fields fields) {
        Value carryOver = fields.find("carry_over");
        boolean carriesOver = carryOver == null || carryOver.yes();
        Value reset = fields.find("reset");
        String anew = reset == null ? "" : reset.choice(Period.NAMES, "period");
        if (reset != null && !carriesOver) {
            reset.mistake("Nothing is carried over that could begin anew.");
        }
        return new Accrual(
                accrual.measure(),
                accrual.points(),
                accrual.step(),
                accrual.fullSteps(),
                accrual.factors(),
                carriesOver,
                anew.isEmpty() ? EVER : Period.of(anew));
    }

    /** Points for each purchase to which it applies. */
    private static Earning bonus(Fields fields, Terms terms) {
        long points = fields.whole("points", 1, Accrual.BONUS_MAX);
        return new Accrual(Measure.PURCHASES, points, 1, false, byRung(fields, terms), false, EVER);
    }

    /** As many points as an expression comes to. */
    private static Earning formula(Fields fields, Terms terms) {
        Value points = fields.require("points");
        Expression<Case> expression = points == null ? null : terms.expressions().amount(points);
        return expression == null
                ? Accrual.ofMoney(1, 1, Factors.NONE)
                : new Formula(expression, Limits.POINTS);
    }

    /** More of what the rules of its group gave before it. */
    private static Earning multiplier(Fields fields, Terms terms) {
        Value factor = fields.find("factor");
        Value multipliers = fields.find("multipliers");
        Factors byRung = byRung(fields, terms);
        if (multipliers != null && (multipliers.isFaulty() || terms.ladder(fields, true) == null)) {
            return new Multiplier(Factors.NONE);
        }
        if ((factor == null) == byRung.percents().isEmpty()) {
            fields.lacks(
                    fields.object(),
                    "A multiplier has a factor, or multipliers by rung.",
                    List.of("factor", "multipliers"));
            return new Multiplier(Factors.NONE);
        }
        if (factor != null) {
            byRung = new Factors(null, Map.of(), factor.hundredths(Factors.MAX));
            if (factor.isFaulty()) {
                return new Multiplier(Factors.NONE);
            }
        }
        if (byRung.otherwise() < Factors.WHOLE
                || byRung.percents().values().stream().anyMatch(each -> each < Factors.WHOLE)) {
            fields.object().mistake("A multiplier makes more of points, or as many: from 1 up.");
        }
        return new Multiplier(byRung);
    }

    private static Factors byRung(Fields fields, Terms terms) {
        Value value = fields.find("multipliers");
        Ladder ladder = terms.ladder(fields, value != null);
        return value == null || ladder == null
                ? Factors.NONE
                : Factors.byRung(ladder.id(), percents(value, terms.rungs(ladder)));
    }

    private static Map<String, Integer> percents(Value value, Names rungs) {
        var percents = new HashMap<String, Integer>();
        for (Value.Named rung : value.named(rungs, "rung")) {
            percents.put(rung.name(), rung.value().hundredths(Factors.MAX));
        }
        return percents;
    }
}
