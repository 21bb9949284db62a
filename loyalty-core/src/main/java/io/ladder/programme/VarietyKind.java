package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.rule.Accrual;
import io.ladder.rule.Earning;
import io.ladder.rule.Variety;

/** {@code variety}: points for each different product in one basket, from the second on. */
final class VarietyKind implements EarningKind {

    @Override
    public String name() {
        return "variety";
    }

    @Override
    public Earning read(Fields fields, Terms terms) {
        return new Variety(fields.whole("points", 1, Accrual.POINTS_MAX));
    }
}
