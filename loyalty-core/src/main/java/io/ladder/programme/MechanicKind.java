package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.journal.Mechanic;

/**
 * A kind of mechanic: the name that files give it, and how its part of a file is read. A new
 * mechanic is a {@link Mechanic}, its kind, and a line in {@link MechanicKinds}.
 */
interface MechanicKind {

    /** What the field {@code kind} says. */
    String name();

    /** Whether what it gives may be drawn on a budget. */
    default boolean drawsOnBudgets() {
        return true;
    }

    /** Reads the mechanic from its fields; {@code id} and {@code kind} are read already. */
    Mechanic read(String id, Fields fields, Terms terms);
}
