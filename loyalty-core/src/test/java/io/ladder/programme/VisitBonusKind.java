package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.journal.Mechanic;

/** {@code visits}: points for every so many purchases. */
final class VisitBonusKind implements MechanicKind {
    private static final long EVERY_MAX = 1_000;

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public Mechanic read(String id, Fields fields, Terms terms) {
        return new VisitBonus(
                id,
                terms.wallet(fields),
                fields.whole("points", 1, Limits.POINTS),
                fields.whole("every", 2, EVERY_MAX));
    }
}
