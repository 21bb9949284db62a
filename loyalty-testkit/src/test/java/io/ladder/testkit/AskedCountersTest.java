package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Timeline;
import io.ladder.shared.Document;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which shared counters a booking locks before it is decided. */
class AskedCountersTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);

    private static final Activity.Redemption REDEMPTION = redemption("mug");

    private static Activity.Redemption redemption(String reward) {
        return new Activity.Redemption(LATER, new Document("desk", "1"), reward, null);
    }

    private static Activity.Purchase purchase(Instant at) {
        return PurchaseFixture.aPurchase().of("10.00").at(at).build();
    }

    private static Set<String> asked(Timeline timeline, Activity activity) {
        var asked = new TreeSet<String>();
        timeline.sharedCounters(activity, asked::add);
        return asked;
    }

    @Test
    void areNoneWhereNothingIsShared() {
        Timeline timeline = aProgramme().offering(aReward("mug")).timeline();

        assertThat(asked(timeline, purchase(START))).isEmpty();
        assertThat(asked(timeline, REDEMPTION)).isEmpty();
    }

    @Test
    void areThoseOfTheVersionThatDecides() {
        Timeline timeline =
                aProgramme()
                        .drawing("spend", "winter", 10)
                        .timeline()
                        .followedBy(aProgramme().drawing("spend", "spring", 10).build(2, LATER));

        assertThat(asked(timeline, purchase(START))).containsExactly("budget:winter");
        assertThat(asked(timeline, purchase(LATER))).containsExactly("budget:spring");
        assertThat(asked(timeline, new Activity.Due(LATER))).isEmpty();
    }

    @Test
    void areAlsoThoseOfBeforeACorrection() {
        Timeline timeline =
                aProgramme()
                        .drawing("spend", "winter", 10)
                        .offering(aReward("mug").inStock(1))
                        .timeline()
                        .corrected(aProgramme().drawing("spend", "spring", 10).build())
                        .corrected(aProgramme().build())
                        .followedBy(aProgramme().build(2, LATER.plusSeconds(1)));

        assertThat(asked(timeline, purchase(START)))
                .containsExactly("budget:spring", "budget:winter");
        assertThat(asked(timeline, REDEMPTION)).containsExactly("stock:mug");
        assertThat(asked(timeline, purchase(LATER.plusSeconds(1)))).isEmpty();
    }

    @Test
    void areThoseOfEveryRewardWhereOneIsLimited() {
        Timeline timeline =
                aProgramme()
                        .offering(aReward("mug").inStock(1))
                        .offering(aReward("tea"))
                        .timeline();

        assertThat(asked(timeline, REDEMPTION)).containsExactly("stock:mug");
        assertThat(asked(timeline, redemption("tea"))).containsExactly("stock:tea");
        assertThat(asked(timeline, redemption("gone"))).isEmpty();
    }
}
