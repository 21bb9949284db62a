package io.ladder.testkit;

import static io.ladder.testkit.LadderFixture.aLadder;
import static io.ladder.testkit.LadderFixture.count;
import static io.ladder.testkit.LadderFixture.theLoyaltyLadder;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;

import io.ladder.journal.Programme;
import io.ladder.journal.Timeline;
import io.ladder.tier.Criterion.AnyOf;
import io.ladder.tier.Criterion.LatestAnswer;
import io.ladder.tier.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes programmes of one or two versions, with and without each mechanic. */
final class ProgrammeGenerator {
    static final List<String> REWARDS = List.of("coffee", "mug", "cup", "gift");

    private static final List<String> RUNGS = List.of("customer", "client", "supporter");

    private final Random random;

    ProgrammeGenerator(Random random) {
        this.random = random;
    }

    /** A timeline whose second version, where there is one, begins at that moment. */
    Timeline timeline(Instant change) {
        Programme first = programme(1, null);
        return random.nextInt(5) < 2
                ? new Timeline(List.of(first, programme(2, change)))
                : new Timeline(List.of(first));
    }

    private Programme programme(int version, @Nullable Instant validFrom) {
        var programme =
                aProgramme()
                        .earning(oneOf(1, 2, 3), oneOf(1, 37, 100, 250))
                        .withGrace(Duration.ofDays(oneOf(0, 1, 30)))
                        .on(ladder());
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> programme.expiringAtTheEndOfMonth(oneOf(1, 3, 12));
            default -> programme.expiringAfter(oneOf(1, 2));
        }
        if (random.nextBoolean()) {
            RUNGS.forEach(rung -> programme.multiplying(rung, oneOf(0, 133, 150, 200)));
        }
        if (random.nextInt(3) == 0) {
            programme.alsoOn(
                    aLadder("metal", "red")
                            .rung("silver", count(2, oneOf(0, 30), EvidenceKind.PURCHASE))
                            .rung("gold", new LatestAnswer(oneOf(5, 9), 60))
                            .withGraceDays(oneOf(0, 10)));
        }
        if (random.nextBoolean()) {
            programme.welcoming(50);
        }
        programme.offering(aReward("coffee").costing(5));
        programme.offering(aReward("mug").costing(10).inStock(3));
        if (random.nextInt(4) > 0) {
            programme.offering(aReward("cup").costing(20).atMostPerMember(2));
        }
        if (random.nextInt(4) > 0) {
            var gift = aReward("gift").costing(1).fromRung("customer");
            programme.offering(random.nextBoolean() ? gift.inStock(2) : gift);
        }
        return programme.build(version, validFrom);
    }

    private LadderFixture ladder() {
        int grace = oneOf(0, 7, 90);
        if (random.nextBoolean()) {
            return theLoyaltyLadder().withGraceDays(grace);
        }
        int window = oneOf(5, 20, 40);
        var ladder =
                aLadder(LadderFixture.LOYALTY, "prospect")
                        .rung("customer", count(1, 0, EvidenceKind.PURCHASE))
                        .rung("client", count(oneOf(2, 3, 4), window, EvidenceKind.PURCHASE))
                        .rung(
                                "supporter",
                                new AnyOf(
                                        List.of(
                                                new LatestAnswer(7, window),
                                                count(
                                                        2,
                                                        2 * window,
                                                        EvidenceKind.REVIEW,
                                                        EvidenceKind.REFERRAL_SENT))));
        if (random.nextBoolean()) {
            ladder.rung("advocate", count(1, window, EvidenceKind.REVIEW));
        }
        return ladder.withGraceDays(grace);
    }

    private int oneOf(int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
