package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.earning.SpendEarning;
import io.ladder.journal.Mechanic;
import io.ladder.tier.Ladder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spend}: points for each full step of the money spent, multiplied by rung. */
final class SpendEarningKind implements MechanicKind {

    @Override
    public String name() {
        return "spend";
    }

    @Override
    public Mechanic read(String id, Fields fields, Terms terms) {
        String wallet = terms.wallet(fields);
        long points = fields.whole("points", 1, SpendEarning.POINTS_MAX);
        long stepMinor = fields.money("per", terms.currency(), SpendEarning.STEP_MINOR_MAX);
        Value multipliers = fields.find("multipliers");
        Ladder ladder = terms.ladder(fields, multipliers != null);
        return new SpendEarning(
                id,
                wallet,
                points,
                stepMinor,
                ladder == null ? null : ladder.id(),
                percents(multipliers, ladder));
    }

    private static Map<String, Integer> percents(@Nullable Value value, @Nullable Ladder ladder) {
        if (value == null || ladder == null) {
            return Map.of();
        }
        var percents = new HashMap<String, Integer>();
        List<String> rungs = Terms.rungs(ladder);
        for (Value.Named rung : value.named(rungs, "rung")) {
            percents.put(rung.name(), rung.value().hundredths(SpendEarning.MULTIPLIER_PERCENT_MAX));
        }
        return percents;
    }
}
