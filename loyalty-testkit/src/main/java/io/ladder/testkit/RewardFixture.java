package io.ladder.testkit;

import io.ladder.reward.Reward;
import io.ladder.tier.Ladder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward for tests: 100 points, as many as are asked for, for everybody, unless said otherwise.
 */
public final class RewardFixture {
    private final String id;
    private long cost = 100;
    private @Nullable Long stock;
    private @Nullable String rungMin;
    private @Nullable Integer perMemberMax;
    private @Nullable Instant validUntil;

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

    public RewardFixture inStock(long pieces) {
        stock = pieces;
        return this;
    }

    public RewardFixture fromRung(String rung) {
        rungMin = rung;
        return this;
    }

    public RewardFixture atMostPerMember(int times) {
        perMemberMax = times;
        return this;
    }

    public RewardFixture until(Instant moment) {
        validUntil = moment;
        return this;
    }

    Reward build(Ladder ladder) {
        return new Reward(
                id,
                "A " + id,
                ProgrammeFixture.POINTS,
                cost,
                stock,
                null,
                validUntil,
                rungMin == null ? null : ladder,
                rungMin,
                perMemberMax);
    }
}
