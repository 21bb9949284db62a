package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.household.Household;
import io.ladder.household.ViewHousehold;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what the example of households in {@code docs/sharing.md} says, row by row. */
class HouseholdGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .pooling(4, 90)
                            .offering(aReward("prize").costing(20))
                            .build(),
                    GuideTable.day("2026-01-01"));

    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Till till = new Till(journal, programmes, tenant);
    private final AccountId home = new AccountId(UUID.randomUUID());
    private final Subject.OfAccount anna = till.enrolWithPoints("anna", 30);
    private final Subject.OfAccount ben = till.enrolWithPoints("ben", 25);

    @Test
    void contributionsAreWhatEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("sharing.md", "## Households");
        assertThat(rows).hasSize(6);

        does(
                rows.get(0),
                "Anna, who bought for 30.00, founds a household",
                () -> till.book(till.founding(anna, home)));
        does(
                rows.get(1),
                "Ben, who bought for 25.00, joins it",
                () -> till.book(till.joining(ben, home)));
        does(
                rows.get(2),
                "Anna gets a reward for 20",
                () -> till.book(anna, till.redemption("prize", null)));
        does(rows.get(3), "Ben buys for 5.00", () -> till.buy(ben, "5.00"));
        does(
                rows.get(4),
                "Anna gets a reward for 20",
                () -> till.book(anna, till.redemption("prize", null)));
        does(
                rows.get(5),
                "Ben leaves with " + 30,
                () -> assertThat(till.book(till.leaving(ben)).member()).isEqualTo(ben.member()));
        assertThat(till.wallet(ben).available()).isEqualTo(30);
    }

    private void does(GuideTable.Row row, String what, Runnable doing) {
        assertThat(row.what()).isEqualTo(what);
        programmes.setNow(GuideTable.day(row.when()));
        doing.run();
        Household household =
                new ViewHousehold(journal, programmes, new HistoryContributions(journal))
                        .view(tenant, home);
        var figures = new ArrayList<String>();
        figures.add(String.valueOf(till.state(home).wallet(POINTS).available()));
        for (Subject.OfAccount member : List.of(anna, ben)) {
            var contribution =
                    household.members().stream()
                            .filter(each -> each.id().equals(member.member()))
                            .flatMap(each -> each.contributions().stream())
                            .findFirst();
            figures.add(contribution.map(each -> String.valueOf(each.earned())).orElse(""));
            figures.add(contribution.map(each -> String.valueOf(each.spent())).orElse(""));
        }
        assertThat(figures).as(row.when() + " " + row.what()).isEqualTo(row.figures());
    }
}
