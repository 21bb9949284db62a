package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Relocation;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergeLimitTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(aProgramme().build(), Instant.parse("2026-01-15T10:00:00Z"));

    private final Till till =
            new Till(new InMemoryJournal(programmes), programmes, new TenantId(UUID.randomUUID()));

    @Test
    void movesNotMoreThanTenThousandFactsAtOnce() {
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        // With the enrolment that is one more than may move.
        for (int purchase = 0; purchase < Relocation.FACTS_MAX; purchase++) {
            till.buy(ben, "1.00");
        }

        Refusal refusal = till.refused(till.merge(ben, anna));

        assertThat(refusal.code()).isEqualTo(ErrorCode.HISTORY_TOO_LONG);
        assertThat(refusal.facts())
                .containsEntry("limit", 10_000)
                .containsEntry("facts", Relocation.FACTS_MAX + 1);
        till.book(till.merge(anna, ben));
        assertThat(till.wallet(ben).available()).isEqualTo(Relocation.FACTS_MAX);
    }
}
