package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what the example of transfers in {@code docs/sharing.md} says, row by row. */
class TransferGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .transferring(10, null)
                            .offering(aReward("prize").costing(50))
                            .build(),
                    GuideTable.day("2026-01-01"));

    private final Till till =
            new Till(new InMemoryJournal(programmes), programmes, new TenantId(UUID.randomUUID()));

    private final Subject.OfAccount anna = till.enrol("anna");
    private final Subject.OfAccount ben = till.enrol("ben");

    @Test
    void walletsAreWhatEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("sharing.md", "## Transfers");
        assertThat(rows).hasSize(6);

        is(rows.get(0), "Anna buys for 60.00");
        till.buy(anna, "60.00");
        shows(rows.get(0));
        is(rows.get(1), "Anna buys for 30.00");
        till.buy(anna, "30.00");
        shows(rows.get(1));
        is(rows.get(2), "Anna gives Ben 70");
        JournalRecord given = till.book(till.transfer(anna, ben, 70));
        shows(rows.get(2));
        is(rows.get(3), "Ben gets a reward for 50");
        till.book(ben, till.redemption("prize", null));
        shows(rows.get(3));
        assertThat(till.refused(till.reversal(given)).code())
                .isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        is(rows.get(4), "Ben buys for 55.00");
        till.buy(ben, "55.00");
        shows(rows.get(4));
        is(rows.get(5), "the transfer is undone");
        till.book(till.reversal(given));
        shows(rows.get(5));
    }

    private void is(GuideTable.Row row, String what) {
        assertThat(row.what()).isEqualTo(what);
        Instant at = GuideTable.day(row.when());
        programmes.setNow(at.isAfter(programmes.now()) ? at : programmes.now().plusSeconds(1));
    }

    private void shows(GuideTable.Row row) {
        Wallet annas = wallet(anna);
        Wallet bens = wallet(ben);
        assertThat(
                        List.of(
                                GuideTable.lots(annas),
                                String.valueOf(annas.transferred()),
                                GuideTable.lots(bens),
                                String.valueOf(bens.transferred()),
                                String.valueOf(bens.redeemed())))
                .as(row.when() + " " + row.what())
                .isEqualTo(row.figures());
    }

    private Wallet wallet(Subject.OfAccount member) {
        return programmes.timeline().advance(till.state(member), programmes.now()).wallet(POINTS);
    }
}
