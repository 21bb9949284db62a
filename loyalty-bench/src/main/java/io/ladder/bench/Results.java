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
    /** What was measured, by name and by the way in which it was done. */
    private final Map<String, Map<String, List<Figures>>> rounds = new LinkedHashMap<>();

    private final List<String> notes = new ArrayList<>();
    private OptionalDouble heapMegabytes = OptionalDouble.empty();
    private OptionalDouble decisionMicros = OptionalDouble.empty();

    /** Keeps what a round measured, and tells it at once to whoever waits. */
    void add(String name, Figures figures) {
        add(name, "", figures);
    }

    /**
     * Keeps what a round measured of one of several ways to do the same. That way counts whose
     * median is the best: the best of each round would be the luck of several against that of one.
     */
    void add(String name, String way, Figures figures) {
        tell(name + way, figures);
        rounds.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                .computeIfAbsent(way, _ -> new ArrayList<>())
                .add(figures);
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

    /** Notes how long the decision takes by itself, on one core. */
    void decisionMicros(double micros) {
        decisionMicros = OptionalDouble.of(micros);
    }

    OptionalDouble decisionMicros() {
        return decisionMicros;
    }

    OptionalDouble heap() {
        return heapMegabytes;
    }

    Set<String> names() {
        return rounds.keySet();
    }

    /** The round that is the median by operations a second. */
    Figures median(String name) {
        List<Figures> figures = rounds(name);
        if (figures.isEmpty()) {
            throw new IllegalStateException(name + " was not measured");
        }
        return median(figures);
    }

    private static Figures median(List<Figures> figures) {
        return figures.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .skip(figures.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The rounds, in the way that was the best; none where it was not measured. */
    private List<Figures> rounds(String name) {
        return rounds.getOrDefault(name, Map.of()).values().stream()
                .max(Comparator.comparingDouble(figures -> median(figures).perSecond()))
                .orElse(List.of());
    }

    /** The fastest of several by their medians. */
    String fastest(List<String> names) {
        return names.stream()
                .max(Comparator.comparingDouble(name -> median(name).perSecond()))
                .orElseThrow();
    }

    /** The median of the ratios of all rounds; empty where one of both was not measured. */
    OptionalDouble ratio(String above, String below, ToDoubleFunction<Figures> of) {
        List<Figures> over = rounds(above);
        List<Figures> under = rounds(below);
        int count = Math.min(over.size(), under.size());
        return IntStream.range(0, count)
                .mapToDouble(round ->
                        of.applyAsDouble(over.get(round)) / of.applyAsDouble(under.get(round)))
                .sorted()
                .skip(count / 2)
                .findFirst();
    }
}
