package io.ladder.testkit;

import io.ladder.rule.Condition;
import io.ladder.rule.Counter;
import io.ladder.rule.Selection;
import io.ladder.rule.TimeCondition;
import io.ladder.tally.Count;
import io.ladder.tally.Period;
import io.ladder.tally.Window;
import io.ladder.tier.Criterion;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Counters of each kind, which have the same ids in all programmes, and criteria that ask them. */
final class AnyCounter {
    private static final Window DAYS = new Window.Days(20);
    private static final Window MONTH = new Window.Of(Period.MONTH);
    private static final Window MEMBERSHIP = new Window.OfMembership();

    private AnyCounter() {}

    /** Of money in some days, of purchases in a month, of pieces, and of points. */
    static List<Counter> some(Random random) {
        List<Condition> when =
                random.nextBoolean()
                        ? List.of()
                        : List.of(
                                new TimeCondition.OnWeekdays(
                                        EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY)));
        return List.of(
                counter("money-of-days", Counter.Measure.MONEY, when, DAYS),
                counter("purchases-of-period", Counter.Measure.PURCHASES, when, MONTH),
                counter("pieces-ever", Counter.Measure.PIECES, when, Window.ever()),
                new Counter(
                        "points-of-membership",
                        Counter.Measure.POINTS,
                        ProgrammeFixture.POINTS,
                        List.of(),
                        Selection.ALL,
                        MEMBERSHIP));
    }

    /** A criterion on one of them. */
    static Criterion reached(Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    new Criterion.Counted(
                            count("money-of-days", DAYS), 1 + random.nextInt(9_000), 0);
            case 1 ->
                    new Criterion.Counted(
                            count("purchases-of-period", MONTH),
                            1 + random.nextInt(3),
                            random.nextInt(2));
            case 2 ->
                    new Criterion.Counted(
                            count("pieces-ever", Window.ever()), 1 + random.nextInt(9_000), 0);
            default ->
                    new Criterion.Counted(
                            count("points-of-membership", MEMBERSHIP),
                            1 + random.nextInt(99),
                            random.nextInt(3));
        };
    }

    private static Count count(String id, Window window) {
        return new Count(id, id, window, Count.Unit.ONE, null);
    }

    private static Counter counter(
            String id, Counter.Measure what, List<Condition> when, Window window) {
        return new Counter(id, what, null, when, Selection.ALL, window);
    }
}
