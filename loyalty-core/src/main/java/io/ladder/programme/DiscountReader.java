package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.rule.Accrual;
import io.ladder.rule.Combining;
import io.ladder.rule.Counter;
import io.ladder.rule.Cut;
import io.ladder.rule.Discount;
import io.ladder.rule.Scale;
import io.ladder.tier.Ladder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the discounts of a programme file. */
final class DiscountReader {
    /** What the field {@code kind} says. */
    static final String KIND = "discount";

    private static final String PERCENT = "percent";
    private static final String OFF = "off";
    private static final String EACH_OFF = "each_off";
    private static final String EACH_FOR = "each_for";
    private static final String PERCENTS = "percents";
    private static final String STEPS = "steps";
    private static final List<String> SCALES =
            List.of(PERCENT, OFF, EACH_OFF, EACH_FOR, PERCENTS, STEPS);
    private static final List<String> CUTS = List.of(PERCENT, OFF, EACH_OFF, EACH_FOR);

    /** What reading goes on with where nothing could be read. */
    private static final Cut HARMLESS = new Cut.Percent(1);

    private final Terms terms;
    private final Map<String, Counter> counters;

    DiscountReader(Terms terms, List<Counter> counters) {
        this.terms = terms;
        this.counters =
                counters.stream()
                        .collect(
                                Collectors.toMap(Counter::id, counter -> counter, (one, _) -> one));
    }

    Discount discount(String id, Fields fields) {
        Value group = fields.find("group");
        String named = group == null ? "" : group.id();
        String combine = fields.choice("combine", Combining.NAMES, "way to combine", "add");
        Value most = fields.find("max");
        return new Discount(
                id,
                WhenReader.conditions(fields, terms),
                new RuleReader(terms).selection(fields.find("only")),
                scale(fields),
                most == null ? null : most.money(terms.currency(), Limits.POINTS),
                named.isEmpty() ? null : named,
                combine.isEmpty() ? Combining.ADD : Combining.of(combine));
    }

    private Scale scale(Fields fields) {
        Value percents = fields.find(PERCENTS);
        Value steps = fields.find(STEPS);
        Value counter = fields.find("counter");
        Ladder ladder = terms.ladder(fields, percents != null);
        Cut cut = cut(fields);
        if (SCALES.stream().filter(fields::has).count() != 1) {
            fields.lacks(
                    fields.object(),
                    "A discount says one of percent, off, each_off, each_for, percents by rung and"
                            + " steps.",
                    SCALES);
            return new Scale.Fixed(HARMLESS);
        }
        if (counter != null && steps == null) {
            fields.lacks(counter, "Only steps ask a counter.", List.of(STEPS));
        }
        if (percents != null) {
            return byRung(percents, ladder);
        }
        return steps == null ? new Scale.Fixed(cut) : bySteps(steps, counter);
    }

    private Scale byRung(Value percents, @Nullable Ladder ladder) {
        var cuts = new HashMap<String, Cut>();
        if (ladder != null) {
            for (Value.Named rung : percents.named(terms.rungs(ladder), "rung")) {
                cuts.put(rung.name(), percent(rung.value()));
            }
            if (percents.isObject() && percents.fields().isEmpty()) {
                percents.mistake("A rung is missing here.");
            }
        }
        return new Scale.ByRung(ladder == null ? "" : ladder.id(), cuts);
    }

    private Scale bySteps(Value value, @Nullable Value named) {
        String id = named == null ? "" : named.choice(terms.names().counters(), "counter");
        Counter counter = counters.get(id);
        var steps = new ArrayList<Scale.Step>();
        for (Value each : value.items(1, Scale.BySteps.STEPS_MAX)) {
            Fields fields = each.fields();
            Value from = fields.require("from");
            boolean unsure = named != null && counter == null;
            long least = from == null || unsure ? 0 : from(from, counter);
            Cut cut = cut(fields);
            if (each.isObject() && CUTS.stream().filter(fields::has).count() != 1) {
                fields.lacks(each, "A step says one of percent, off, each_off and each_for.", CUTS);
            }
            fields.done();
            boolean unread = unsure || (terms.currency() == null && isMoney(counter));
            if (from == null || unread || from.isFaulty()) {
                continue;
            }
            if (!steps.isEmpty() && least <= steps.getLast().from()) {
                each.mistake("A step is above the one before it.");
            } else {
                steps.add(new Scale.Step(least, cut));
            }
        }
        return steps.isEmpty()
                ? new Scale.Fixed(HARMLESS)
                : new Scale.BySteps(counter == null ? null : id, steps);
    }

    private static boolean isMoney(@Nullable Counter counter) {
        return counter == null || counter.what() == Counter.Measure.MONEY;
    }

    /** Money where money is asked, else a number of pieces, purchases or points. */
    private long from(Value value, @Nullable Counter counter) {
        return switch (counter == null ? Counter.Measure.MONEY : counter.what()) {
            case MONEY -> value.money(terms.currency(), Limits.BUDGET);
            case PIECES -> value.whole(1, Limits.POINTS) * Accrual.PIECE;
            case PURCHASES, POINTS -> value.whole(1, Limits.BUDGET);
        };
    }

    private Cut cut(Fields fields) {
        Value percent = fields.find(PERCENT);
        Value off = fields.find(OFF);
        Value eachOff = fields.find(EACH_OFF);
        Value eachFor = fields.find(EACH_FOR);
        return percent != null
                ? percent(percent)
                : off != null
                        ? new Cut.Off(minor(off))
                        : eachOff != null
                                ? new Cut.EachOff(minor(eachOff))
                                : eachFor != null ? new Cut.EachFor(minor(eachFor)) : HARMLESS;
    }

    private long minor(Value value) {
        return value.money(terms.currency(), Limits.POINTS);
    }

    private static Cut percent(Value value) {
        int hundredths = value.hundredths(Cut.Percent.HUNDREDTHS_MAX);
        if (hundredths == 0) {
            value.mistake("A discount is above 0.");
            return HARMLESS;
        }
        return new Cut.Percent(hundredths);
    }
}
