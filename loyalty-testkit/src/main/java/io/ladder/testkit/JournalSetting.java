package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;

import io.ladder.journal.Journal;
import io.ladder.journal.Records;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share: empty books, a programme, a clock and a till. */
abstract class JournalSetting {
    static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    final TenantId tenant = new TenantId(UUID.randomUUID());
    final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .offering(aReward("coffee").costing(10))
                            .offering(aReward("single").costing(1))
                            .offering(aReward("mug").costing(10).inStock(10))
                            .build(),
                    START);

    private Books books;
    Till till;

    /** Empty books of a tenant whose programme and clock are the given ones. */
    abstract Books open(FixedProgrammes given, TenantId whose);

    @SuppressWarnings("NullAway.Init")
    JournalSetting() {}

    @BeforeEach
    void openBooks() {
        books = open(programmes, tenant);
        till = new Till(books.journal(), programmes, tenant);
    }

    Journal journal() {
        return books.journal();
    }

    Records records() {
        return books.records();
    }
}
