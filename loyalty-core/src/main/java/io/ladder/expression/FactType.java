package io.ladder.expression;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What expressions can know of one kind of thing, such as a line of a purchase: a name, a type and
 * a meaning for each fact, and how it is read. There are no fractions among them, and no fact is
 * ever missing: text that nobody told is empty.
 */
public final class FactType<T> {
    private final String name;
    private final Map<String, Fact<T>> facts = new LinkedHashMap<>();
    private final Map<String, FactType<?>> parts = new LinkedHashMap<>();

    private FactType(String name) {
        this.name = name;
    }

    /**
     * One fact.
     *
     * @param type as the documentation names it, such as {@code text} or {@code list of Line}
     * @param meaning a phrase
     */
    public record Documented(String name, String type, String meaning) {}

    record Fact<T>(
            String name, CelType type, String words, String meaning, Function<T, Object> value) {}

    /** A kind of thing of which nothing is known yet. */
    public static <T> FactType<T> named(String name) {
        return new FactType<>(name);
    }

    /** The name that mistakes and the documentation give it. */
    public String name() {
        return name;
    }

    public FactType<T> whole(String fact, ToLongFunction<T> value, String meaning) {
        return with(fact, SimpleType.INT, "whole number", meaning, value::applyAsLong);
    }

    public FactType<T> text(String fact, Function<T, String> value, String meaning) {
        return with(fact, SimpleType.STRING, "text", meaning, value::apply);
    }

    public FactType<T> yesOrNo(String fact, Predicate<T> value, String meaning) {
        return with(fact, SimpleType.BOOL, "true or false", meaning, value::test);
    }

    public FactType<T> texts(String fact, Function<T, List<String>> value, String meaning) {
        return with(
                fact, ListType.create(SimpleType.STRING), "list of text", meaning, value::apply);
    }

    /** Whole numbers by names that are the programme's own. */
    public FactType<T> wholes(String fact, Function<T, Map<String, Long>> value, String meaning) {
        return with(
                fact,
                MapType.create(SimpleType.STRING, SimpleType.INT),
                "whole numbers by name",
                meaning,
                value::apply);
    }

    /** True or false by names that are the programme's own. */
    public FactType<T> yesOrNos(
            String fact, Function<T, Map<String, Boolean>> value, String meaning) {
        return with(
                fact,
                MapType.create(SimpleType.STRING, SimpleType.BOOL),
                "true or false by name",
                meaning,
                value::apply);
    }

    /** Texts by names that are the programme's own. */
    public FactType<T> textsByName(
            String fact, Function<T, Map<String, String>> value, String meaning) {
        return with(
                fact,
                MapType.create(SimpleType.STRING, SimpleType.STRING),
                "texts by name",
                meaning,
                value::apply);
    }

    /** Another thing that has facts itself. */
    public <P> FactType<T> part(
            String fact, FactType<P> type, Function<T, Facts<P>> value, String meaning) {
        parts.put(type.name, type);
        return with(fact, StructTypeReference.create(type.name), type.name, meaning, value::apply);
    }

    /** A list of things that have facts themselves. */
    public <P> FactType<T> list(
            String fact, FactType<P> type, Function<T, List<Facts<P>>> value, String meaning) {
        parts.put(type.name, type);
        return with(
                fact,
                ListType.create(StructTypeReference.create(type.name)),
                "list of " + type.name,
                meaning,
                value::apply);
    }

    private FactType<T> with(
            String fact, CelType type, String words, String meaning, Function<T, Object> value) {
        if (facts.put(fact, new Fact<>(fact, type, words, meaning, value)) != null) {
            throw new IllegalArgumentException(name + " has two facts called " + fact);
        }
        return this;
    }

    /** What is known of one such thing. */
    public Facts<T> of(T thing) {
        return new Facts<>(this, thing);
    }

    /** The facts in the order of the documentation. */
    public List<Documented> documented() {
        return facts.values().stream()
                .map(fact -> new Documented(fact.name, fact.words, fact.meaning))
                .toList();
    }

    /** The kinds of things that can be reached from here, this one first. */
    public List<FactType<?>> reachable() {
        var reached = new LinkedHashMap<String, FactType<?>>();
        collect(this, reached);
        return new ArrayList<>(reached.values());
    }

    private static void collect(FactType<?> type, Map<String, FactType<?>> reached) {
        if (reached.putIfAbsent(type.name, type) == null) {
            type.parts.values().forEach(part -> collect(part, reached));
        }
    }

    Collection<Fact<T>> facts() {
        return facts.values();
    }

    Set<String> names() {
        return facts.keySet();
    }

    Fact<T> fact(String fact) {
        Fact<T> found = facts.get(fact);
        if (found == null) {
            // The checker has seen every fact that an expression names.
            throw new IllegalStateException(name + " has no fact " + fact);
        }
        return found;
    }

    @SuppressWarnings("Immutable") // No fact is added once expressions are read.
    StructType struct() {
        return StructType.create(
                name,
                ImmutableSet.copyOf(facts.keySet()),
                fact -> Optional.ofNullable(facts.get(fact)).map(Fact::type));
    }
}
