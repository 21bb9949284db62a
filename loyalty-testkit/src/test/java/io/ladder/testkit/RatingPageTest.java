package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Call;
import io.ladder.journal.Subject;
import io.ladder.programme.RateAgain;
import io.ladder.programme.Rating;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whole histories are folded in memory, so that a page has only so many records. */
class RatingPageTest {
    private static final int MANY = 20_000;

    private final FixedProgrammes programmes =
            new FixedProgrammes(aProgramme().build(), Instant.parse("2026-01-15T10:00:00Z"));

    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Till till = new Till(journal, programmes, tenant);
    private final RateAgain rating = new RateAgain(journal, journal.records(), programmes);

    /** Three members in the order in which they are rated. */
    private List<Subject.OfAccount> members() {
        var members = new ArrayList<Subject.OfAccount>();
        for (String name : List.of("anna", "ben", "cora")) {
            members.add(till.enrol(name));
        }
        members.sort(Comparator.comparing(Subject.OfAccount::account));
        return members;
    }

    @Test
    void changesNothingWhereNothingWasEverCorrected() {
        members();

        Rating rated = rating.rate(Call.of(tenant), null, 200);

        assertThat(rated.rated()).isZero();
        assertThat(rated.failures()).isEmpty();
        assertThat(rated.last()).isNull();
    }

    @Test
    void endsWithTheAccountThatHasVeryManyRecords() {
        List<Subject.OfAccount> members = members();
        AccountId second = members.get(1).account();
        for (int purchase = 0; purchase < MANY; purchase++) {
            till.buy(members.get(1), "1.00");
        }
        programmes.correct(aProgramme().earning(2, 100).build());

        Rating tried = rating.rate(new Call(tenant, null, true, false), null, 200);
        Rating first = rating.rate(Call.of(tenant), null, 200);
        Rating rest = rating.rate(Call.of(tenant), first.last(), 200);
        Rating again = rating.rate(Call.of(tenant), null, 200);

        assertThat(List.of(tried, first))
                .allSatisfy(page -> {
                    assertThat(page.rated()).isEqualTo(2);
                    assertThat(page.last()).isEqualTo(second);
                });
        assertThat(rest.rated()).isEqualTo(1);
        assertThat(rest.last()).isNull();
        assertThat(till.wallet(members.get(1)).available()).isEqualTo(2 * MANY);
        // What is rated already is not folded again, and so it takes no room.
        assertThat(again.rated()).isZero();
        assertThat(again.last()).isNull();
    }
}
