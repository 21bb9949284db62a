package io.ladder.config;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object in a file. Whoever reads it asks for each field that there may be and
 * then calls {@link #done}, which notes those that nobody asked for.
 */
public final class Fields {
    private final Value object;
    private final List<Node.Entry> entries;
    private final boolean broken;
    private final TreeSet<String> known = new TreeSet<>();

    /** Fields that are not there, as somebody wrote their names with a slip. */
    private final Set<String> misspelt = new HashSet<>();

    /** What would be no mistake if the field were there. */
    private final Map<String, List<Mistake>> missing = new HashMap<>();

    Fields(Value object, List<Node.Entry> entries, boolean broken) {
        this.object = object;
        this.entries = entries;
        this.broken = broken;
    }

    /** The object that the fields are in. */
    public Value object() {
        return object;
    }

    /**
     * Says which fields there may be before they are asked for, so that one which is missing and
     * written with a slip is known to be that.
     */
    public void expect(Collection<String> names) {
        known.addAll(names);
        for (Node.Entry entry : entries) {
            String meant = known.contains(entry.key()) ? null : meant(entry);
            if (meant != null) {
                misspelt.add(meant);
            }
        }
    }

    /** Whether a field is not there, as one that was {@linkplain #expect expected} has a slip. */
    public boolean isMisspelt(String name) {
        return misspelt.contains(name);
    }

    private @Nullable String meant(Node.Entry entry) {
        return NearestName.ofField(entry.key(), known);
    }

    /** The field of that name, or null where it is missing. */
    public @Nullable Value find(String name) {
        known.add(name);
        for (Node.Entry entry : entries) {
            if (entry.key().equals(name)) {
                return object.child(entry);
            }
        }
        return null;
    }

    /** The field of that name; where it is missing, that is a mistake, and null. */
    public @Nullable Value require(String name) {
        Value value = find(name);
        if (value == null && !broken) {
            lacks(object, "The field " + name + " is missing.", List.of(name));
        }
        return value;
    }

    /**
     * Notes a mistake, unless a field that would right it is there and written with a slip.
     *
     * @param place what is wrong
     * @param fields each of which would right it
     */
    public void lacks(Value place, String detail, Collection<String> fields) {
        if (fields.stream().noneMatch(misspelt::contains)) {
            Mistake mistake = place.noted(detail, null);
            fields.forEach(
                    name -> missing.computeIfAbsent(name, _ -> new ArrayList<>()).add(mistake));
        }
    }

    /** Whether there is no field at all. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /**
     * Whether all that a list has could be read: it is a list, or missing and not only misspelt.
     *
     * @param count how many values of it were read
     */
    public boolean isWhole(String list, int count) {
        Value value = find(list);
        return value == null ? !broken && !misspelt.contains(list) : value.size() <= count;
    }

    /** Text that must be there. */
    public String text(String name, int lengthMax) {
        Value value = require(name);
        return value == null ? "" : value.text(lengthMax);
    }

    /** Text, or null where it is missing. */
    public @Nullable String optionalText(String name, int lengthMax) {
        Value value = find(name);
        return value == null ? null : value.text(lengthMax);
    }

    /** An id that must be there. */
    public String id(String name) {
        Value value = require(name);
        return value == null ? "" : value.id();
    }

    /** A whole number that must be there. */
    public long whole(String name, long min, long max) {
        Value value = require(name);
        return value == null ? min : value.whole(min, max);
    }

    /** A whole number, or another where it is missing. */
    public long whole(String name, long min, long max, long otherwise) {
        Value value = find(name);
        return value == null ? otherwise : value.whole(min, max);
    }

    /** A whole number, or null where it is missing. */
    public @Nullable Long optionalWhole(String name, long min, long max) {
        Value value = find(name);
        return value == null ? null : value.whole(min, max);
    }

    /** An amount of money that must be there, in minor units. */
    public long money(String name, @Nullable Currency currency, long minorMax) {
        Value value = require(name);
        return value == null ? 1 : value.money(currency, minorMax);
    }

    /** A time zone that must be there; UTC where it is none. */
    public ZoneId timeZone(String name) {
        Value value = require(name);
        return value == null ? ZoneOffset.UTC : NamedStandards.zone(value);
    }

    /** A currency that must be there; null where it is none. */
    public @Nullable Currency currency(String name) {
        Value value = require(name);
        return value == null ? null : NamedStandards.currency(value);
    }

    /** One of some names, or another where it is missing. */
    public String choice(String name, Collection<String> names, String what, String otherwise) {
        Value value = find(name);
        return value == null ? otherwise : value.choice(names, what);
    }

    /** The values of a list that must be there. */
    public List<Value> items(String name, int min, int max) {
        Value value = require(name);
        return value == null ? List.of() : value.items(min, max);
    }

    /** The values of a list, none where it is missing. */
    public List<Value> optionalItems(String name, int max) {
        Value value = find(name);
        return value == null ? List.of() : value.items(0, max);
    }

    /** Notes the fields that nobody asked for. */
    public void done() {
        Node.@Nullable Entry before = null;
        for (Node.Entry entry : entries) {
            if (!known.contains(entry.key())) {
                String meant = meant(entry);
                object.unknown(entry, before, known, meant);
                if (meant != null) {
                    misspelt.add(meant);
                    missing.getOrDefault(meant, List.of()).forEach(object::withdraw);
                }
            }
            before = entry;
        }
    }
}
