package io.ladder.testkit;

import io.ladder.journal.VoucherCode;
import io.ladder.reward.Allowance;
import io.ladder.reward.CodeTerms;
import io.ladder.reward.Offer;
import io.ladder.reward.Reward;
import io.ladder.rule.Condition;
import io.ladder.tally.Period;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reward for tests: 100 points, as many as are asked for, for everybody, unless said otherwise.
 */
public final class RewardFixture {
    private final String id;
    private long cost = 100;
    private long valueCost;
    private @Nullable Long stock;
    private @Nullable String rungMin;
    private Allowance perMember = Allowance.UNLIMITED;
    private List<Condition> when = List.of();
    private Reward.Use use = Reward.Use.REDEEM;
    private @Nullable Instant validUntil;
    private @Nullable CodeTerms code;

    private RewardFixture(String id) {
        this.id = id;
    }

    public static RewardFixture aReward(String id) {
        return new RewardFixture(id);
    }

    public RewardFixture costing(long points) {
        cost = points;
        return this;
    }

    /** What it costs the house, in cents. */
    public RewardFixture worth(long cents) {
        valueCost = cents;
        return this;
    }

    public RewardFixture inStock(long pieces) {
        stock = pieces;
        return this;
    }

    public RewardFixture fromRung(String rung) {
        rungMin = rung;
        return this;
    }

    public RewardFixture atMostPerMember(int times) {
        perMember = Allowance.of(times, Period.EVER);
        return this;
    }

    public RewardFixture until(Instant moment) {
        validUntil = moment;
        return this;
    }

    public RewardFixture atMost(int times, Period period) {
        perMember = Allowance.of(times, period);
        return this;
    }

    public RewardFixture when(Condition... holds) {
        when = List.of(holds);
        return this;
    }

    public RewardFixture onlyChecked() {
        use = Reward.Use.CHECK;
        cost = 0;
        return this;
    }

    /** Codes of that kind go with it; those that are made are good for 30 days. */
    public RewardFixture withCodes(VoucherCode.Kind kind) {
        code = new CodeTerms(kind, kind == VoucherCode.Kind.MADE ? 30 : 0, "");
        return this;
    }

    Reward build(Ladder ladder) {
        return new Reward(
                id,
                "A " + id,
                null,
                use,
                ProgrammeFixture.POINTS,
                cost,
                stock,
                new Offer(null, validUntil, rungMin == null ? null : ladder, rungMin, when),
                perMember,
                valueCost,
                code);
    }
}
