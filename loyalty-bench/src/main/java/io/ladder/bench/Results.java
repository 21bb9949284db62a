package io.ladder.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** All figures of all rounds, by name, and what follows from them. */
final class Results {
    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private OptionalDouble heapMegabytes = OptionalDouble.empty();

    /** Keeps what a round measured, and tells it at once to whoever waits. */
    void add(String name, Figures figures) {
        tell(name, figures);
        rounds.computeIfAbsent(name, _ -> new ArrayList<>()).add(figures);
    }

    /** Tells a measurement that does not count. */
    static void tell(String name, Figures figures) {
        System.err.printf(
                Locale.ROOT,
                "%-18s %8.0f/s  p50 %8.2f ms  p99 %8.2f ms%n",
                name,
                figures.perSecond(),
                figures.p50(),
                figures.p99());
    }

    /** Adds a sentence for people. */
    void note(String sentence) {
        notes.add(sentence);
    }

    List<String> notes() {
        return notes;
    }

    /** Notes the most heap that a service has used so far. */
    void heap(long megabytes) {
        heapMegabytes = OptionalDouble.of(Math.max((double) megabytes, heapMegabytes.orElse(0)));
    }

    OptionalDouble heap() {
        return heapMegabytes;
    }

    Set<String> names() {
        return rounds.keySet();
    }

    /** The round that is the median by operations a second. */
    Figures median(String name) {
        List<Figures> figures = rounds.getOrDefault(name, List.of());
        return figures.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .skip(figures.size() / 2)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " was not measured"));
    }

    /** The fastest of several by their medians. */
    String fastest(List<String> names) {
        return names.stream()
                .max(Comparator.comparingDouble(name -> median(name).perSecond()))
                .orElseThrow();
    }

    /** The median of the ratios of all rounds; empty where one of both was not measured. */
    OptionalDouble ratio(String above, String below, ToDoubleFunction<Figures> of) {
        List<Figures> over = rounds.getOrDefault(above, List.of());
        List<Figures> under = rounds.getOrDefault(below, List.of());
        int count = Math.min(over.size(), under.size());
        return IntStream.range(0, count)
                .mapToDouble(round ->
                        of.applyAsDouble(over.get(round)) / of.applyAsDouble(under.get(round)))
                .sorted()
                .skip(count / 2)
                .findFirst();
    }
}
