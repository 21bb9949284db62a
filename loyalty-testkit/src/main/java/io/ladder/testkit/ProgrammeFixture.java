package io.ladder.testkit;

import io.ladder.earning.SpendEarning;
import io.ladder.earning.WelcomeBonus;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.tier.Ladder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme for tests: one point for each full euro, the loyalty ladder, no expiry and no reward,
 * unless said otherwise.
 */
public final class ProgrammeFixture {
    /** A zone with daylight saving time, so that windows and expiry meet it. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** The code of the wallet. */
    public static final String POINTS = "points";

    private long points = 1;
    private long stepMinor = 100;
    private final Map<String, Integer> multiplierPercents = new HashMap<>();
    private long welcome;
    private Expiry expiry = Expiry.NEVER;
    private Duration grace = Duration.ofDays(30);
    private final List<RewardFixture> rewards = new ArrayList<>();
    private LadderFixture ladder = LadderFixture.theLoyaltyLadder();
    private final List<LadderFixture> otherLadders = new ArrayList<>();

    private ProgrammeFixture() {}

    public static ProgrammeFixture aProgramme() {
        return new ProgrammeFixture();
    }

    /** So many points for each full step, in cents. */
    public ProgrammeFixture earning(long pointsPerStep, long stepCents) {
        points = pointsPerStep;
        stepMinor = stepCents;
        return this;
    }

    public ProgrammeFixture multiplying(String rung, int percent) {
        multiplierPercents.put(rung, percent);
        return this;
    }

    public ProgrammeFixture welcoming(long bonus) {
        welcome = bonus;
        return this;
    }

    public ProgrammeFixture expiringAtTheEndOfMonth(int months) {
        expiry = new Expiry(months, true);
        return this;
    }

    public ProgrammeFixture expiringAfter(int months) {
        expiry = new Expiry(months, false);
        return this;
    }

    public ProgrammeFixture withGrace(Duration duration) {
        grace = duration;
        return this;
    }

    public ProgrammeFixture offering(RewardFixture reward) {
        rewards.add(reward);
        return this;
    }

    public ProgrammeFixture on(LadderFixture other) {
        ladder = other;
        return this;
    }

    /** One more ladder beside. */
    public ProgrammeFixture alsoOn(LadderFixture beside) {
        otherLadders.add(beside);
        return this;
    }

    /** The programme as the first version. */
    public Programme build() {
        return build(1, null);
    }

    /** The programme as a version that decides from a moment on. */
    public Programme build(int version, @Nullable Instant validFrom) {
        Ladder built = ladder.build();
        var mechanics = new ArrayList<Mechanic>();
        mechanics.add(
                new SpendEarning(
                        "spend",
                        POINTS,
                        points,
                        stepMinor,
                        multiplierPercents.isEmpty() ? null : built.id(),
                        multiplierPercents));
        if (welcome > 0) {
            mechanics.add(new WelcomeBonus("welcome", POINTS, welcome));
        }
        List<Reward> catalogue = rewards.stream().map(reward -> reward.build(built)).toList();
        mechanics.add(new RewardCatalogue(catalogue));
        var ladders = new ArrayList<Ladder>(List.of(built));
        otherLadders.forEach(each -> ladders.add(each.build()));
        return new Programme(
                version,
                validFrom,
                "Fixture",
                ZONE,
                Currency.getInstance("EUR"),
                List.of(new WalletRules(POINTS, expiry, grace)),
                mechanics,
                ladders);
    }

    /** A timeline of this version alone. */
    public Timeline timeline() {
        return new Timeline(List.of(build()));
    }
}
