package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.expression.Expression;
import io.ladder.rule.AttributeRules.Kind;
import io.ladder.rule.Case;
import io.ladder.rule.Condition;
import io.ladder.rule.Segment;
import io.ladder.rule.TimeCondition;
import io.ladder.schedule.Schedule;
import io.ladder.shared.Money;
import io.ladder.tier.Ladder;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what must be so for a rule to apply. */
final class WhenReader {
    private static final List<String> WEEKDAYS =
            Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
    private static final int AROUND_DAYS_MAX = 180;

    private final Terms terms;
    private final List<Condition> conditions = new ArrayList<>();

    private WhenReader(Terms terms) {
        this.terms = terms;
    }

    /** The conditions of a rule; none where it has none. */
    static List<Condition> conditions(Fields rule, Terms terms) {
        return conditions(rule, terms, WhenReader::read);
    }

    /** The conditions of a reward, which ask for no purchase; none where it has none. */
    static List<Condition> conditionsOfVisits(Fields reward, Terms terms) {
        return conditions(
                reward,
                terms,
                (reader, fields) -> {
                    reader.readMemberAndMoment(fields);
                    reader.where(fields, terms.expressions()::conditionOnVisit);
                });
    }

    /** The conditions of a segment, which ask for the member alone; none where it has none. */
    static List<Condition> conditionsOfMembers(Fields segment, Terms terms) {
        return conditions(
                segment,
                terms,
                (reader, fields) -> {
                    reader.readMember(fields);
                    reader.where(fields, terms.expressions()::conditionOnVisit);
                });
    }

    private static List<Condition> conditions(
            Fields owner, Terms terms, BiConsumer<WhenReader, Fields> reading) {
        Value value = owner.find("when");
        if (value == null) {
            return List.of();
        }
        var reader = new WhenReader(terms);
        Fields fields = value.fields();
        reading.accept(reader, fields);
        fields.done();
        if (fields.isEmpty() && value.isObject()) {
            value.mistake("A condition is missing here.");
        }
        return reader.conditions;
    }

    private void read(Fields fields) {
        names(fields, "shops", Condition.InShops::new);
        names(fields, "channels", Condition.ByChannels::new);
        names(fields, "payment_means", Condition.PaidWith::new);
        during(fields);
        readMemberAndMoment(fields);
        basket(fields.find("basket_min"), terms.currency());
        where(fields, terms.expressions()::condition);
    }

    private void readMemberAndMoment(Fields fields) {
        weekdays(fields.find("weekdays"));
        hours(fields.find("hours"));
        calendar(fields.find("calendar"));
        schedule(fields.find("schedule"));
        segments(fields.find("segments"));
        readMember(fields);
    }

    private void readMember(Fields fields) {
        rungs(fields);
        attributes(fields.find("attributes"));
        around(fields.find("around"));
    }

    private void basket(@Nullable Value least, @Nullable Currency currency) {
        long minor = least == null ? 0 : least.money(currency, Limits.POINTS);
        if (minor > 0 && currency != null) {
            conditions.add(new Condition.BasketFrom(new Money(minor, currency)));
        }
    }

    private void segments(@Nullable Value value) {
        if (value == null) {
            return;
        }
        var segments = new LinkedHashMap<String, Segment>();
        for (Value each : value.items(1, Limits.SEGMENTS)) {
            String id = each.choice(terms.names().segments(), "segment");
            Segment segment = terms.segments().get(id);
            if (segment != null && segments.put(id, segment) != null) {
                each.mistake("This segment is in the list already.");
            }
        }
        conditions.add(new Condition.InSegments(List.copyOf(segments.values())));
    }

    private void attributes(@Nullable Value value) {
        if (value == null) {
            return;
        }
        var values = new HashMap<String, Set<Object>>();
        Map<String, Kind> kinds = terms.attributes().kinds();
        for (Value.Named each : value.named(terms.names().attributes(), "attribute of members")) {
            Kind kind = kinds.get(each.name());
            if (kind != null) {
                values.put(each.name(), AttributeReader.values(each.value(), kind));
            }
        }
        conditions.add(new Condition.OfMembers(values));
    }

    private void around(@Nullable Value value) {
        if (value == null) {
            return;
        }
        Fields fields = value.fields();
        Value attribute = fields.require("attribute");
        String name = attribute == null ? "" : day(attribute, terms);
        long before = fields.whole("days_before", 0, AROUND_DAYS_MAX, 0);
        long after = fields.whole("days_after", 0, AROUND_DAYS_MAX, 0);
        fields.done();
        conditions.add(new TimeCondition.AroundDay(name, (int) before, (int) after));
    }

    /** An attribute of members that is a day of the year. */
    static String day(Value attribute, Terms terms) {
        return attribute.choice(terms.names().attributes(Kind.DayOfYear.class), "day of members");
    }

    private void where(Fields fields, Function<Value, @Nullable Expression<Case>> reading) {
        Value where = fields.find("where");
        Expression<Case> expression = where == null ? null : reading.apply(where);
        if (expression != null) {
            conditions.add(new Condition.Where(expression));
        }
    }

    private void names(Fields fields, String name, Function<Set<String>, Condition> condition) {
        Value value = fields.find(name);
        if (value != null) {
            conditions.add(condition.apply(names(value)));
        }
    }

    /** Names that are the shop's own, each once. */
    static Set<String> names(Value value) {
        var names = new LinkedHashSet<String>();
        for (Value each : value.items(1, Limits.NAMES)) {
            String name = each.text(Limits.CODE_LENGTH);
            if (!name.isEmpty() && !names.add(name)) {
                each.mistake("This name is in the list already.");
            }
        }
        return names;
    }

    private void weekdays(@Nullable Value value) {
        if (value == null) {
            return;
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (Value each : value.items(1, WEEKDAYS.size())) {
            int index = WEEKDAYS.indexOf(each.choice(WEEKDAYS, "day of the week"));
            if (index >= 0 && !days.add(DayOfWeek.of(index + 1))) {
                each.mistake("This day is in the list already.");
            }
        }
        conditions.add(new TimeCondition.OnWeekdays(days));
    }

    private void hours(@Nullable Value value) {
        if (value == null) {
            return;
        }
        var spans = new ArrayList<TimeCondition.AtHours.Span>();
        for (Value each : value.items(1, Limits.NAMES)) {
            TimeCondition.AtHours.Span span = Moments.span(each);
            if (span != null) {
                spans.add(span);
            }
        }
        conditions.add(new TimeCondition.AtHours(spans));
    }

    private void calendar(@Nullable Value value) {
        if (value != null) {
            String name = value.choice(terms.names().calendars(), "calendar");
            conditions.add(
                    new TimeCondition.OnDates(
                            name, terms.calendars().getOrDefault(name, Set.of())));
        }
    }

    private void schedule(@Nullable Value value) {
        if (value == null) {
            return;
        }
        Fields fields = value.fields();
        Value rule = fields.require("rule");
        String text = rule == null ? "" : rule.text(Limits.TEXT_LENGTH);
        LocalDateTime start = Moments.local(fields.require("start"));
        int hours = (int) fields.whole("hours", 1, Schedule.LASTS_MAX.toHours());
        fields.done();
        if (text.isEmpty() || rule == null || start == null) {
            return;
        }
        try {
            conditions.add(
                    new TimeCondition.OnSchedule(
                            Schedule.of(text, start, Duration.ofHours(hours))));
        } catch (Schedule.Unreadable wrong) {
            rule.mistake(wrong.reason());
        }
    }

    private void during(Fields fields) {
        Value until = fields.find("until");
        Instant first = Moments.from(fields.find("from"), terms.zone());
        Instant end = Moments.until(until, terms.zone());
        if (first != null && end != null && until != null && !first.isBefore(end)) {
            until.mistake("It ends before it begins.");
        }
        if (first != null || end != null) {
            conditions.add(new TimeCondition.During(first, end));
        }
    }

    private void rungs(Fields fields) {
        Value value = fields.find("rungs");
        Ladder ladder = terms.ladder(fields, value != null);
        if (value != null && ladder != null) {
            var rungs = new LinkedHashSet<String>();
            Names known = terms.rungs(ladder);
            for (Value each : value.items(1, Limits.RUNGS)) {
                String rung = each.choice(known, "rung");
                if (!rung.isEmpty() && !rungs.add(rung)) {
                    each.mistake("This rung is in the list already.");
                }
            }
            conditions.add(new Condition.OnRungs(ladder.id(), rungs));
        }
    }
}
