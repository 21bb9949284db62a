package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Rerating;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what the example of re-rating in {@code docs/corrections.md} says, row by row. */
class RatingGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(giving(1, 100).build(), GuideTable.day("2026-01-01"));

    private final Till till =
            new Till(new InMemoryJournal(programmes), programmes, new TenantId(UUID.randomUUID()));

    private final Subject.OfAccount member = till.enrol("anna");

    private static ProgrammeFixture giving(int points, int stepMinor) {
        return aProgramme()
                .earning(points, stepMinor)
                .expiringAtTheEndOfMonth(12)
                .offering(aReward("prize").costing(80));
    }

    @Test
    void theWalletIsWhatEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("corrections.md", "## Re-rating");
        assertThat(rows).hasSize(8);

        is(rows.get(0), "buys for 60.00");
        till.buy(member, "60.00");
        shows(rows.get(0));
        is(rows.get(1), "buys for 30.00");
        till.buy(member, "30.00");
        shows(rows.get(1));
        is(rows.get(2), "gets a reward for 80");
        till.book(member, till.redemption("prize", null));
        shows(rows.get(2));
        is(rows.get(3), "it should have been 2 points for each euro");
        programmes.correct(giving(2, 100).build());
        shows(rows.get(3));
        is(rows.get(4), "is rated again");
        till.book(member, new Rerating(programmes.now(), 1));
        shows(rows.get(4));
        is(rows.get(5), "buys for 10.00");
        till.buy(member, "10.00");
        shows(rows.get(5));
        is(rows.get(6), "it should have been 1 point for each 2 euros");
        programmes.correct(giving(1, 200).build());
        shows(rows.get(6));
        is(rows.get(7), "is rated again");
        till.book(member, new Rerating(programmes.now(), 2));
        shows(rows.get(7));
    }

    private void is(GuideTable.Row row, String what) {
        assertThat(row.what()).isEqualTo(what);
        Instant at = GuideTable.day(row.when());
        programmes.setNow(at.isAfter(programmes.now()) ? at : programmes.now().plusSeconds(1));
    }

    private void shows(GuideTable.Row row) {
        Wallet wallet = till.state(member).wallet(POINTS);
        assertThat(
                        List.of(
                                GuideTable.lots(wallet),
                                String.valueOf(wallet.debt()),
                                String.valueOf(wallet.issued()),
                                String.valueOf(wallet.available()),
                                String.valueOf(wallet.redeemed())))
                .as(row.when() + " " + row.what())
                .isEqualTo(row.figures());
    }
}
