package io.ladder.testkit;

import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Generated histories, each from a fixed seed. */
final class Histories {
    /** How many; {@code -Dladder.histories=100000} asks for more than usual. */
    static final int COUNT = Integer.getInteger("ladder.histories", 10_000);

    /** How many where each is looked at after each step. */
    static final int SOME = COUNT / 5;

    private static final long SEED = 20_260_115_000_000L;

    private Histories() {}

    /** Requires a property of each of many histories, and tells the history where it fails. */
    static void forEachOfMany(Consumer<GeneratedHistory> property) {
        forEach(COUNT, GeneratedHistory::of, property);
    }

    /** Requires a property of each of some histories. */
    static void forEach(Consumer<GeneratedHistory> property) {
        forEach(SOME, GeneratedHistory::of, property);
    }

    /** The same of histories whose returns settle something once for all. */
    static void forEachSettling(Consumer<GeneratedHistory> property) {
        forEach(SOME, GeneratedHistory::settlingOnceForAll, property);
    }

    /** The same of histories whose budgets run out. */
    static void forEachUnderTightBudgets(Consumer<GeneratedHistory> property) {
        forEach(SOME, GeneratedHistory::underTightBudgets, property);
    }

    private static void forEach(
            int count,
            LongFunction<GeneratedHistory> generator,
            Consumer<GeneratedHistory> property) {
        IntStream.range(0, count)
                .parallel()
                .forEach(index -> {
                    var history = generator.apply(SEED + index);
                    try {
                        property.accept(history);
                    } catch (AssertionError | RuntimeException failure) {
                        var steps = new StringBuilder();
                        history.steps().forEach(step -> steps.append("\n  ").append(step));
                        throw new AssertionError(
                                "history " + index + " of " + history.timeline().versions() + steps,
                                failure);
                    }
                });
    }
}
