package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.rule.Counter;
import io.ladder.rule.Selection;
import io.ladder.tally.Period;
import io.ladder.tally.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a programme file counts. Ladders ask for counters and counters may ask for rungs, so
 * that they are read in two steps: what they are called and count together, and then the rest.
 */
final class CounterReader {
    private static final List<String> MEASURES =
            Stream.of(Counter.Measure.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList();
    private static final String ANNIVERSARY = "anniversary";
    private static final List<String> PERIODS =
            Stream.concat(
                            Period.NAMES.stream()
                                    .filter(name -> !Period.of(name).equals(Period.EVER)),
                            Stream.of(ANNIVERSARY))
                    .toList();

    private final Map<String, Fields> files = new LinkedHashMap<>();
    private final Map<String, Window> windows = new LinkedHashMap<>();

    CounterReader(Fields file) {
        var ids = new UniqueIds("counter");
        for (Value value : file.optionalItems("counters", Limits.COUNTERS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            files.put(id, fields);
            windows.put(id, window(fields));
        }
    }

    /** What each counts together, by id. */
    Map<String, Window> windows() {
        return windows;
    }

    /** The counters, in the order of the file. */
    List<Counter> counters(Terms terms) {
        var counters = new ArrayList<Counter>();
        files.forEach((id, fields) -> {
            counters.add(counter(id, fields, terms));
            fields.done();
        });
        return counters;
    }

    private Counter counter(String id, Fields fields, Terms terms) {
        String of = fields.choice("of", MEASURES, "thing to count", "purchases");
        Counter.Measure measure =
                of.isEmpty()
                        ? Counter.Measure.PURCHASES
                        : Counter.Measure.valueOf(of.toUpperCase(Locale.ROOT));
        Window window = windows.getOrDefault(id, Window.ever());
        boolean points = measure == Counter.Measure.POINTS;
        refuse(points ? null : fields.find("wallet"), "Only points are of a wallet.");
        refuse(points ? fields.find("only") : null, "Points are counted whatever they are for.");
        refuse(points ? fields.find("when") : null, "Points are counted whenever they are given.");
        if (points) {
            String wallet = terms.wallet(fields);
            return new Counter(id, measure, wallet, List.of(), Selection.ALL, window);
        }
        return new Counter(
                id,
                measure,
                null,
                WhenReader.conditions(fields, terms),
                new RuleReader(terms).selection(fields.find("only")),
                window);
    }

    private static void refuse(@Nullable Value value, String detail) {
        if (value != null) {
            value.mistake(detail);
        }
    }

    private static Window window(Fields fields) {
        Value days = fields.find("within_days");
        Value reset = fields.find("reset");
        if (days != null && reset != null) {
            reset.mistake("What is counted is of the last days, or begins anew, not both.");
        }
        if (days != null) {
            return new Window.Days((int) fields.whole("within_days", 1, Window.Days.MAX));
        }
        return window(reset);
    }

    private static Window window(@Nullable Value reset) {
        String period = reset == null ? "" : reset.choice(PERIODS, "period");
        if (period.isEmpty()) {
            return Window.ever();
        }
        return period.equals(ANNIVERSARY)
                ? new Window.OfMembership()
                : new Window.Of(Period.of(period));
    }
}
