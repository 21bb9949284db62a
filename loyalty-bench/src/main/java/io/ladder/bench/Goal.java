package io.ladder.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What is promised of the speed: figures that are ratios within one run. */
enum Goal {
    TILL_OVER_FLOOR_64(
            "till with 64 clients ÷ floor", Bound.AT_LEAST, 1.2, rate("till_64", "floor")),
    TILL_OVER_FLOOR_256(
            "till with 256 clients ÷ floor", Bound.AT_LEAST, 1.6, rate("till_256", "floor")),
    IMPORT_OVER_FLOOR("import ÷ floor", Bound.AT_LEAST, 2.0, rate("import", "floor")),
    TILL_LATENCY_OVER_FLOOR_1(
            "median latency of till with 1 client ÷ of floor with 1 connection",
            Bound.AT_MOST,
            2.5,
            results -> results.ratio("till_1", "floor_1", Figures::p50)),
    TILL_P99_OVER_FLOOR_HALF(
            "p99 of till at half its highest rate ÷ p99 of floor at the same rate",
            Bound.AT_MOST,
            3,
            results -> results.ratio("till_half", "floor_half", Figures::p99)),
    TILL_FULL_OVER_EMPTY(
            "till on the full database ÷ on one nearly empty, a checkpoint in each window",
            Bound.AT_LEAST,
            0.7,
            rate("till_full", "till_empty")),
    TILL_HEAVY_OVER_NEW_MEMBER(
            "till for members with many entries ÷ for as many new members",
            Bound.AT_LEAST,
            0.85,
            rate("till_heavy", "till_new")),
    HOT_MEMBER_OVER_FLOOR(
            "one hot member, 64 clients ÷ floor on one member",
            Bound.AT_LEAST,
            1.5,
            rate("till_hot", "floor_hot")),
    HOT_BUDGET_OVER_NONE(
            "till with every purchase drawing on one campaign budget ÷ without",
            Bound.AT_LEAST,
            0.5,
            rate("till_budget", "till_no_budget")),
    TILL_100_RULES_OVER_1(
            "till with a hundred rules more, twenty of them expressions ÷ with one",
            Bound.AT_LEAST,
            0.7,
            rate("till_100_rules", "till_one_rule")),
    DECISION_MICROS(
            "the decision on ten lines by 80 plain rules and 20 expressions, in µs of one core",
            Bound.AT_MOST,
            60,
            Results::decisionMicros),
    EXPIRY_OVER_IMPORT(
            "lots expired a second through the journal ÷ import",
            Bound.AT_LEAST,
            0.5,
            rate("expiry", "import")),
    TILL_P99_DURING_EXPIRY(
            "p99 of till while due lots are swept ÷ before, at half its rate on the full database",
            Bound.AT_MOST,
            3,
            results -> results.ratio("till_during_expiry", "till_before_expiry", Figures::p99)),
    HEAP_MB(
            "the most heap that the service used in all of this, in MB",
            Bound.AT_MOST,
            512,
            Results::heap);

    private enum Bound {
        AT_LEAST,
        AT_MOST
    }

    private final String meaning;
    private final Bound bound;
    private final double limit;

    /** How it follows from the rounds; it keeps nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Results, OptionalDouble> figure;

    Goal(String meaning, Bound bound, double limit, Function<Results, OptionalDouble> figure) {
        this.meaning = meaning;
        this.bound = bound;
        this.limit = limit;
        this.figure = figure;
    }

    private static Function<Results, OptionalDouble> rate(String above, String below) {
        return results -> results.ratio(above, below, Figures::perSecond);
    }

    /** The name of the figure, which stays. */
    String figureName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }

    /** What a run came to; empty where it was not measured. */
    OptionalDouble of(Results results) {
        return figure.apply(results);
    }

    String limit() {
        return (bound == Bound.AT_LEAST ? "≥ " : "≤ ")
                + String.format(Locale.ROOT, limit % 1 == 0 ? "%.0f" : "%s", limit);
    }

    boolean isReached(double figure) {
        return bound == Bound.AT_LEAST ? figure >= limit : figure <= limit;
    }
}
