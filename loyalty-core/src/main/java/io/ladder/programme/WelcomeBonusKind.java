package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.earning.WelcomeBonus;
import io.ladder.journal.Mechanic;

/** {@code welcome}: points for becoming a member, once. */
final class WelcomeBonusKind implements MechanicKind {

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public Mechanic read(String id, Fields fields, Terms terms) {
        return new WelcomeBonus(id, terms.wallet(fields), fields.whole("points", 1, Limits.POINTS));
    }
}
