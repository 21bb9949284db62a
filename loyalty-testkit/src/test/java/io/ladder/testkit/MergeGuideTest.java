package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Subject;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what the example of merges in {@code docs/sharing.md} says, row by row. */
class MergeGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .offering(aReward("prize").costing(10))
                            .build(),
                    GuideTable.day("2026-01-01"));

    private final Till till =
            new Till(new InMemoryJournal(programmes), programmes, new TenantId(UUID.randomUUID()));

    private final Subject.OfAccount anna = till.enrol("anna");
    private final Subject.OfAccount ben = till.enrol("ben");

    @Test
    void balancesAreWhatEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("sharing.md", "## Two records of one person");
        assertThat(rows).hasSize(6);

        does(rows.get(0), "Anna buys for 5.40", () -> till.buy(anna, "5.40"));
        does(rows.get(1), "Ben buys for 10.60", () -> till.buy(ben, "10.60"));
        does(rows.get(2), "Ben is merged into Anna", () -> till.book(till.merge(ben, anna)));
        does(
                rows.get(3),
                "Anna gets a reward for 10",
                () -> till.book(anna, till.redemption("prize", null)));
        does(
                rows.get(4),
                "with Ben's card, somebody buys for 4.00",
                () -> till.buy(new Subject.OfIdentity(Till.externalId("ben")), "4.00"));
        does(rows.get(5), "the merge is undone", () -> till.book(till.separation(ben.member())));
    }

    private void does(GuideTable.Row row, String what, Runnable doing) {
        assertThat(row.what()).isEqualTo(what);
        programmes.setNow(GuideTable.day(row.when()));
        doing.run();
        boolean merged = till.state(ben).members().isEmpty();
        assertThat(List.of(available(anna), merged ? "" : available(ben)))
                .as(row.when() + " " + row.what())
                .isEqualTo(row.figures());
    }

    private String available(Subject.OfAccount member) {
        return String.valueOf(till.state(member).wallet(POINTS).available());
    }
}
