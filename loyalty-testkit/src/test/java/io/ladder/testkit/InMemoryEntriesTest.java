package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;

import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

class InMemoryEntriesTest extends LedgerEntriesContract {
    @Override
    protected AccountingSetting open() {
        return inMemory();
    }

    /** Books in memory, with the programme that the contracts ask for. */
    static AccountingSetting inMemory() {
        var programmes =
                new FixedProgrammes(
                        aProgramme()
                                .earning(2, 100)
                                .welcoming(50)
                                .expiringAtTheEndOfMonth(1)
                                .offering(aReward("coffee").costing(10))
                                .build(),
                        Instant.parse("2026-01-15T10:00:00Z"));
        var journal = new InMemoryJournal(programmes);
        return new AccountingSetting(
                new TenantId(UUID.randomUUID()),
                journal,
                programmes,
                journal.entries(),
                journal.movements(),
                programmes::moveForward);
    }
}
