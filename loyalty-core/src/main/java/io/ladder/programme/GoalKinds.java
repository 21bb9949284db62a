package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.Attributes;
import io.ladder.rule.Accrual;
import io.ladder.rule.Accrual.Measure;
import io.ladder.rule.Earning;
import io.ladder.rule.Series;
import io.ladder.rule.Streak;
import io.ladder.rule.Threshold;
import io.ladder.tally.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of rules that give when something is complete: a set, a streak, a total. */
final class GoalKinds {
    private static final List<String> DOUBLES = List.of("kept", "lost");

    private static final List<String> TOTALS = List.of("spent", "items", "visits");

    private GoalKinds() {}

    /** Points for having collected one of each item of a set. */
    static Earning series(Fields fields) {
        long points = fields.whole("points", 1, Accrual.BONUS_MAX);
        List<String> items = items(fields);
        Value attribute = fields.find("attribute");
        String named = attribute == null ? null : attribute.text(Attributes.TEXT_LENGTH_MAX);
        String fault = named == null || named.isEmpty() ? null : Attributes.fault(named, true);
        if (attribute != null && fault != null) {
            attribute.mistake(fault);
        }
        boolean again = again(fields);
        Value doubles = fields.find("doubles");
        boolean kept = doubles != null && doubles.choice(DOUBLES, "choice").equals("kept");
        if (doubles != null && kept && !again) {
            doubles.mistake("They are kept for the next set, and there is none.");
            kept = false;
        }
        return new Series(
                items.size() < Series.ITEMS_MIN ? List.of("a", "b") : items,
                named,
                points,
                again,
                kept);
    }

    private static List<String> items(Fields fields) {
        var items = new ArrayList<String>();
        for (Value each : fields.items("items", Series.ITEMS_MIN, Series.ITEMS_MAX)) {
            String item = each.text(Limits.CODE_LENGTH);
            if (items.contains(item)) {
                each.mistake("This item is in the list already.");
            } else if (!item.isEmpty()) {
                items.add(item);
            }
        }
        return items;
    }

    /** Points for purchases in so many days, weeks or months without a gap. */
    static Earning streak(Fields fields) {
        long points = fields.whole("points", 1, Accrual.BONUS_MAX);
        boolean again = again(fields);
        var lengths = new EnumMap<Period, Value>(Period.class);
        put(Period.DAY, fields.find("days"), lengths);
        put(Period.WEEK, fields.find("weeks"), lengths);
        put(Period.MONTH, fields.find("months"), lengths);
        if (lengths.size() != 1) {
            fields.lacks(
                    fields.object(),
                    "A streak is of a number of days, of weeks or of months.",
                    List.of("days", "weeks", "months"));
            return new Streak(Period.DAY, Streak.LENGTH_MIN, points, again);
        }
        Map.Entry<Period, Value> length = lengths.entrySet().iterator().next();
        int number = (int) length.getValue().whole(Streak.LENGTH_MIN, Streak.LENGTH_MAX);
        return new Streak(length.getKey(), number, points, again);
    }

    private static boolean again(Fields fields) {
        Value again = fields.find("again");
        return again == null || again.yes();
    }

    /** Points when all that was bought reaches marks. */
    static Earning threshold(Fields fields, Terms terms) {
        Value reset = fields.find("reset");
        String anew = reset == null ? "" : reset.choice(Period.NAMES, "period");
        Measure measure = null;
        var marks = new ArrayList<Threshold.Mark>();
        for (Value each : fields.items("marks", 1, Threshold.MARKS_MAX)) {
            Fields mark = each.fields();
            var totals = new EnumMap<Measure, Value>(Measure.class);
            put(Measure.MONEY, mark.find("spent"), totals);
            put(Measure.PIECES, mark.find("items"), totals);
            put(Measure.PURCHASES, mark.find("visits"), totals);
            long points = mark.whole("points", 1, Accrual.BONUS_MAX);
            mark.done();
            if (totals.size() != 1) {
                mark.lacks(each, "A mark is of what was spent, of items or of visits.", TOTALS);
                continue;
            }
            Map.Entry<Measure, Value> total = totals.entrySet().iterator().next();
            if (measure != null && measure != total.getKey()) {
                each.mistake("All marks are of the same.");
            }
            measure = total.getKey();
            long number = total(measure, total.getValue(), terms);
            boolean unread = measure == Measure.MONEY && terms.currency() == null;
            if (unread || total.getValue().isFaulty()) {
                continue;
            }
            if (!marks.isEmpty() && number <= marks.getLast().total()) {
                each.mistake("A mark is above the one before it.");
            } else {
                marks.add(new Threshold.Mark(number, points));
            }
        }
        return new Threshold(
                measure == null ? Measure.MONEY : measure,
                marks.isEmpty() ? List.of(new Threshold.Mark(1, 1)) : marks,
                anew.isEmpty() ? Period.EVER : Period.of(anew));
    }

    private static long total(Measure measure, Value value, Terms terms) {
        return switch (measure) {
            case MONEY -> value.money(terms.currency(), Threshold.TOTAL_MAX);
            case PIECES -> value.whole(1, Threshold.TOTAL_MAX) * Accrual.PIECE;
            case PURCHASES -> value.whole(1, Threshold.TOTAL_MAX);
        };
    }

    private static <K> void put(K key, @Nullable Value value, Map<K, Value> values) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
