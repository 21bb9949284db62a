package io.ladder.rule;

import io.ladder.journal.Activity;
import io.ladder.journal.AttributeChange;
import io.ladder.journal.Attributes;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Turn;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a programme's rules may know of members beside what they do. */
public final class AttributeRules implements Mechanic {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final Map<String, Kind> kinds;

    /** What an attribute is. */
    public sealed interface Kind {
        /** Why a value is none of the kind, in one sentence; null where it is one. */
        @Nullable String fault(Object value);

        /** True or false; false where it is not told. */
        record YesOrNo() implements Kind {
            @Override
            public @Nullable String fault(Object value) {
                return value instanceof Boolean ? null : "It is true or false.";
            }
        }

        /** A whole number. */
        record Whole(long min, long max) implements Kind {
            public Whole {
                if (min > max) {
                    throw new IllegalArgumentException("the least is above the most");
                }
            }

            @Override
            public @Nullable String fault(Object value) {
                return value instanceof Long number && number >= min && number <= max
                        ? null
                        : "It is a whole number from " + min + " to " + max + ".";
            }
        }

        /**
         * One of some texts, so that nothing personal is ever among them.
         *
         * @param values at least one
         */
        record OneOf(Set<String> values) implements Kind {
            public OneOf {
                values = Set.copyOf(values);
            }

            @Override
            public @Nullable String fault(Object value) {
                return value instanceof String text && values.contains(text)
                        ? null
                        : "It is one of " + String.join(", ", new TreeSet<>(values)) + ".";
            }
        }

        /** A day of the year without the year, such as a birthday. */
        record DayOfYear() implements Kind {
            @Override
            public @Nullable String fault(Object value) {
                return value instanceof String text && day(text) != null
                        ? null
                        : "It is a month and a day, such as 05-17.";
            }
        }
    }

    /**
     * Rules of a programme.
     *
     * @param kinds by name, in the order of the file; at most {@link Attributes#COUNT_MAX}
     */
    public AttributeRules(Map<String, Kind> kinds) {
        this.kinds = new LinkedHashMap<>(kinds);
    }

    /** What each attribute is, by name. */
    public Map<String, Kind> kinds() {
        return Collections.unmodifiableMap(kinds);
    }

    /** The names of the attributes of a kind. */
    public Set<String> names(Class<? extends Kind> kind) {
        var names = new TreeSet<String>();
        kinds.forEach((name, each) -> {
            if (kind.isInstance(each)) {
                names.add(name);
            }
        });
        return names;
    }

    /** The day that an attribute tells; null where it tells none. */
    public static @Nullable MonthDay day(@Nullable Object value) {
        try {
            return value instanceof String text ? MonthDay.from(DAY.parse(text)) : null;
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    @Override
    public String id() {
        return "attributes";
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof AttributeChange change) {
            if (turn.checking()) {
                requireKnown(change.told(), "");
                change.taken().forEach(name -> requireKnown(name, null, ""));
            }
            learn(change, turn);
        }
    }

    /** What the programme knows nothing of, or no longer, is forgotten. */
    private void learn(AttributeChange change, Turn turn) {
        var told = new HashMap<>(change.told().values());
        told.keySet().retainAll(kinds.keySet());
        var taken = new ArrayList<>(change.taken());
        for (String name : turn.attributes().values().keySet()) {
            if (!kinds.containsKey(name)) {
                taken.add(name);
            }
        }
        turn.learn(Attributes.of(told), taken);
    }

    /**
     * What is known of a member by attributes of a kind.
     *
     * @param type of the values
     * @param otherwise what holds where nothing is told; null for nothing
     */
    <V> Map<String, V> known(
            Attributes attributes,
            Class<? extends Kind> kind,
            Class<V> type,
            @Nullable V otherwise) {
        var known = new HashMap<String, V>();
        kinds.forEach((name, each) -> {
            Object value = attributes.values().get(name);
            if (kind.isInstance(each)) {
                V sound = type.isInstance(value) ? type.cast(value) : otherwise;
                if (sound != null) {
                    known.put(name, sound);
                }
            }
        });
        return known;
    }

    /** How many days it is to each day that is told of a member, 0 on the day. */
    Map<String, Long> daysUntil(Attributes attributes, LocalDate today) {
        var days = new HashMap<String, Long>();
        known(attributes, Kind.DayOfYear.class, String.class, null)
                .forEach((name, text) -> {
                    MonthDay day = day(text);
                    if (day != null) {
                        LocalDate next = day.atYear(today.getYear());
                        LocalDate coming =
                                next.isBefore(today) ? day.atYear(today.getYear() + 1) : next;
                        days.put(name, ChronoUnit.DAYS.between(today, coming));
                    }
                });
        return days;
    }

    /**
     * Refuses attributes that the programme has not, or that are not of their kinds.
     *
     * @param pointer to what holds the attributes
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field}
     */
    public void requireKnown(Attributes attributes, String pointer) {
        attributes.values().forEach((name, value) -> requireKnown(name, value, pointer));
    }

    private void requireKnown(String name, @Nullable Object value, String pointer) {
        Kind kind = kinds.get(name);
        String fault =
                kind == null
                        ? "The programme has no such attribute of members."
                        : value == null ? null : kind.fault(value);
        if (fault != null) {
            throw Turn.refusal(
                    Refusal.at(ErrorCode.INVALID_FIELD, pointer + "/attributes/" + name, fault));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttributeRules rules
                && List.copyOf(kinds.entrySet()).equals(List.copyOf(rules.kinds.entrySet()));
    }

    @Override
    public int hashCode() {
        return kinds.hashCode();
    }
}
