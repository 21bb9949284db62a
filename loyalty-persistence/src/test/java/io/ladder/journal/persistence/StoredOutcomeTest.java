package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Award;
import io.ladder.journal.Outcome;
import io.ladder.journal.Restitution;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredOutcomeTest {
    /** As it stands in journals from before corrections asked budgets. */
    private static final String BEFORE =
            """
            {"awards":[{"rule":"spend","wallet":"points","points":10,"limited":true}],\
            "balances":[],"places":[],"redemptions":[],"counters":{"budget:spring":10},\
            "restitution":{"shortfalls":[{"wallet":"points","points":3,"withheldMinor":0}],\
            "purchases":[{"purchase":2,"minor":500}]}}\
            """;

    private static Outcome read(String json) {
        return JournalJson.readEffects(json, List.of());
    }

    @Test
    void isReadFromWhatWasWrittenBeforeCorrectionsAskedBudgets() {
        Outcome read = read(BEFORE);

        assertThat(read.awards()).containsExactly(new Award("spend", "points", 10, true, null));
        assertThat(read.restitution())
                .isEqualTo(
                        new Restitution(
                                List.of(new Restitution.Shortfall("points", 3, 0)),
                                List.of(new Restitution.FromPurchase(2, 500)),
                                List.of()));
    }

    @Test
    void tellsWhatBudgetsLeft() {
        Outcome read =
                read(
                        """
                        {"awards":[{"rule":"spend","wallet":"points","points":10,"limited":true,\
                        "left":40,"cutShort":true}],"balances":[],"places":[],"redemptions":[],"counters":{},\
                        "restitution":{"shortfalls":[],"purchases":[],\
                        "cuts":[{"activity":7,"rule":"spend","most":0}]}}\
                        """);

        assertThat(read.awards()).containsExactly(new Award("spend", "points", 10, true, 40L));
        assertThat(read.restitution().cuts()).containsExactly(new Restitution.Cut(7, "spend", 0));
    }
}
