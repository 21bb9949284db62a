package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.journal.Attributes;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.AttributeRules.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a programme's rules may know of members beside what they do. */
final class AttributeReader {
    private static final List<String> KINDS = List.of("yes_no", "number", "text", "day");

    /** The largest whole number where the file tells no other. */
    private static final long NUMBER = 1_000_000_000;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Set<String> unsure = new HashSet<>();
    private final Names names;

    /** Reads the attributes of a file. */
    AttributeReader(Fields file) {
        var ids = new UniqueIds("attribute");
        for (Value value : file.optionalItems("member_attributes", Attributes.COUNT_MAX)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            Value name = fields.find("id");
            String fault = id.isEmpty() ? null : Attributes.fault(id, true);
            if (fault != null && name != null) {
                name.mistake(fault);
            }
            Value kind = fields.require("kind");
            String named = kind == null ? "" : kind.choice(KINDS, "kind of attribute");
            Kind read = kind(named, fields);
            fields.done();
            if (value.isFaulty()) {
                unsure.add(id);
            } else {
                kinds.put(id, read);
            }
        }
        names = ids.names(file, "member_attributes");
    }

    /** Those that could be read. */
    AttributeRules rules() {
        return new AttributeRules(kinds);
    }

    /** What all are called. */
    Names names() {
        return names;
    }

    /** What those are called that are of each kind, or may be. */
    Map<Class<? extends Kind>, Names> namesByKind() {
        var byKind = new HashMap<Class<? extends Kind>, Names>();
        for (Class<? extends Kind> kind :
                List.of(
                        Kind.YesOrNo.class,
                        Kind.Whole.class,
                        Kind.OneOf.class,
                        Kind.DayOfYear.class)) {
            var some = new HashSet<>(unsure);
            kinds.forEach((id, each) -> {
                if (kind.isInstance(each)) {
                    some.add(id);
                }
            });
            byKind.put(kind, names.only(some));
        }
        return byKind;
    }

    private static Kind kind(String name, Fields fields) {
        Value values = fields.find("values");
        Value min = fields.find("min");
        Value max = fields.find("max");
        if (!name.equals("text")) {
            refuse(values, "Only a text has values.");
        }
        if (!name.equals("number")) {
            refuse(min, "Only a number has a least.");
            refuse(max, "Only a number has a most.");
        }
        return switch (name) {
            case "day" -> new Kind.DayOfYear();
            case "text" -> text(fields, values);
            case "number" -> number(fields, max);
            default -> new Kind.YesOrNo();
        };
    }

    private static void refuse(@Nullable Value value, String detail) {
        if (value != null) {
            value.mistake(detail);
        }
    }

    private static Kind text(Fields fields, @Nullable Value values) {
        if (values == null) {
            fields.lacks(
                    fields.object(),
                    "The field values is missing: which texts there are.",
                    List.of("values"));
            return new Kind.OneOf(Set.of());
        }
        return new Kind.OneOf(WhenReader.names(values));
    }

    private static Kind number(Fields fields, @Nullable Value max) {
        long least = fields.whole("min", -Attributes.NUMBER_MAX, Attributes.NUMBER_MAX, 0);
        long most = fields.whole("max", -Attributes.NUMBER_MAX, Attributes.NUMBER_MAX, NUMBER);
        if (least > most && !isFaulty(fields.find("min")) && !isFaulty(max)) {
            (max == null ? fields.object() : max).mistake("The most is below the least.");
        }
        return new Kind.Whole(Math.min(least, most), most);
    }

    private static boolean isFaulty(@Nullable Value value) {
        return value != null && value.isFaulty();
    }

    /** What an attribute must be for a condition: one value, or one of a list. */
    static Set<Object> values(Value value, Kind kind) {
        var values = new LinkedHashSet<Object>();
        for (Value each : value.isList() ? value.items(1, Limits.NAMES) : List.of(value)) {
            switch (kind) {
                case Kind.YesOrNo _ -> values.add(each.yes());
                case Kind.Whole(long min, long max) -> values.add(each.whole(min, max));
                case Kind.OneOf(Set<String> known) -> values.add(each.choice(known, "value"));
                case Kind.DayOfYear _ ->
                        each.mistake("Days are asked for by around, with days before and after.");
            }
        }
        return values;
    }
}
