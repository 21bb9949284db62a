package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.reward.Reward;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rewards of a programme file. */
final class RewardReader {
    private final Terms terms;
    private final Set<String> causes;

    /**
     * A reader.
     *
     * @param causes what entries name as their cause, so that no reward may have its name
     */
    RewardReader(Terms terms, Set<String> causes) {
        this.terms = terms;
        this.causes = causes;
    }

    /** The rewards, in the order of the file. */
    List<Reward> rewards(Fields file) {
        var rewards = new ArrayList<Reward>();
        var ids = UniqueIds.without(causes, "reward");
        for (Value value : file.optionalItems("rewards", Limits.REWARDS)) {
            Fields fields = value.fields();
            rewards.add(reward(ids.read(fields, "id"), fields));
            fields.done();
        }
        return rewards;
    }

    private Reward reward(String id, Fields fields) {
        String name = fields.text("name", Limits.NAME_LENGTH);
        String wallet = terms.spendableWallet(fields);
        long cost = fields.whole("cost", 1, Limits.POINTS);
        Long stock = fields.optionalWhole("stock", 0, Limits.STOCK);
        Instant validFrom = Moments.from(fields.find("valid_from"), terms.zone());
        Instant validUntil = validUntil(fields, validFrom);
        Value rungMin = fields.find("rung_min");
        Ladder ladder = terms.ladder(fields, rungMin != null);
        String rung =
                rungMin == null || ladder == null
                        ? null
                        : rungMin.choice(Terms.rungs(ladder), "rung");
        Long perMember = fields.optionalWhole("per_member_max", 1, Limits.PER_MEMBER);
        return new Reward(
                id,
                name,
                wallet,
                cost,
                stock,
                validFrom,
                validUntil,
                ladder,
                rung,
                perMember == null ? null : Math.toIntExact(perMember));
    }

    private @Nullable Instant validUntil(Fields fields, @Nullable Instant validFrom) {
        Value value = fields.find("valid_until");
        Instant validUntil = Moments.until(value, terms.zone());
        if (value != null
                && validFrom != null
                && validUntil != null
                && !validUntil.isAfter(validFrom)) {
            value.mistake("The reward ends after it begins.");
        }
        return validUntil;
    }
}
