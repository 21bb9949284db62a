package io.ladder.testkit;

import java.util.function.Consumer;

/** Generated histories, each from a fixed seed. */
final class Histories {
    /** How many; {@code -Dladder.histories=100000} asks for more than usual. */
    static final int COUNT = Integer.getInteger("ladder.histories", 2_000);

    private static final long SEED = 20_260_115_000_000L;

    private Histories() {}

    /** Requires a property of each history, and tells the history where it fails. */
    static void forEach(Consumer<GeneratedHistory> property) {
        for (int index = 0; index < COUNT; index++) {
            var history = GeneratedHistory.of(SEED + index);
            try {
                property.accept(history);
            } catch (AssertionError | RuntimeException failure) {
                var steps = new StringBuilder();
                history.steps().forEach(step -> steps.append("\n  ").append(step));
                throw new AssertionError(
                        "history " + index + " of " + history.timeline().versions() + steps,
                        failure);
            }
        }
    }
}
