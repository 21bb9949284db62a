package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.rule.Counter;
import io.ladder.rule.Selection;
import io.ladder.tally.Count;
import io.ladder.tally.Period;
import io.ladder.tally.Window;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a programme file counts. Ladders ask for counters and counters may ask for rungs, so
 * that they are read in two steps: what they are called and count, and then of what.
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

    private final List<Begun> begun = new ArrayList<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Counter> sound = new ArrayList<>();
    private final Names names;

    /** A counter of which the first step is read. */
    private record Begun(Fields fields, Counter.Measure measure, Count count) {}

    CounterReader(Fields file, @Nullable Currency currency) {
        var ids = new UniqueIds("counter");
        for (Value value : file.optionalItems("counters", Limits.COUNTERS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            String name = fields.optionalText("name", Limits.NAME_LENGTH);
            Counter.Measure measure = measure(fields);
            Count.Unit unit = unit(measure, currency);
            Window window = window(fields);
            var count =
                    new Count(
                            id,
                            name == null ? id : name,
                            window == null ? Window.ever() : window,
                            unit,
                            unit == Count.Unit.MINOR_UNIT ? currency : null);
            begun.add(new Begun(fields, measure, count));
            texts.put(id, count.name());
            if (window != null) {
                counts.put(id, count);
            }
        }
        names = ids.names(file, "counters");
    }

    private static Counter.Measure measure(Fields fields) {
        String of = fields.choice("of", MEASURES, "thing to count", "purchases");
        return of.isEmpty()
                ? Counter.Measure.PURCHASES
                : Counter.Measure.valueOf(of.toUpperCase(Locale.ROOT));
    }

    /** Where the file's currency is a mistake, nothing is counted in it. */
    private static Count.Unit unit(Counter.Measure measure, @Nullable Currency currency) {
        return switch (measure) {
            case PURCHASES, POINTS -> Count.Unit.ONE;
            case PIECES -> Count.Unit.THOUSANDTH;
            case MONEY -> currency == null ? Count.Unit.ONE : Count.Unit.MINOR_UNIT;
        };
    }

    /** What they are called in the file. */
    Names names() {
        return names;
    }

    /** What members are told that each counts, by id. */
    Map<String, String> texts() {
        return texts;
    }

    /** What each counts, by id; none of those of which it could not be read how much together. */
    Map<String, Count> counts() {
        return counts;
    }

    /** Those of the counters that have no mistakes; none before all were read. */
    List<Counter> sound() {
        return sound;
    }

    /** Reads the counters, in the order of the file. */
    List<Counter> counters(Terms terms) {
        var counters = new ArrayList<Counter>();
        for (Begun each : begun) {
            Counter counter = counter(each, terms);
            each.fields().done();
            counters.add(counter);
            if (!each.fields().object().isFaulty()) {
                sound.add(counter);
            }
        }
        return counters;
    }

    private static Counter counter(Begun begun, Terms terms) {
        Fields fields = begun.fields();
        String id = begun.count().counter();
        Counter.Measure measure = begun.measure();
        Window window = begun.count().window();
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

    private static @Nullable Window window(Fields fields) {
        Value days = fields.find("within_days");
        Value reset = fields.find("reset");
        if (days != null && reset != null) {
            reset.mistake("What is counted is of the last days, or begins anew, not both.");
            return null;
        }
        if (days != null) {
            return new Window.Days((int) fields.whole("within_days", 1, Window.Days.MAX));
        }
        return window(reset);
    }

    private static @Nullable Window window(@Nullable Value reset) {
        if (reset == null) {
            return Window.ever();
        }
        String period = reset.choice(PERIODS, "period");
        if (period.isEmpty()) {
            return null;
        }
        return period.equals(ANNIVERSARY)
                ? new Window.OfMembership()
                : new Window.Of(Period.of(period));
    }
}
