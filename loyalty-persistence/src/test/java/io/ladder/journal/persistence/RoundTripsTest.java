package io.ladder.journal.persistence;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.ProgrammeFixture;
import io.ladder.testkit.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a booking goes to the database: each time is latency at the till. */
class RoundTripsTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private static SqlInstance instance;

    private final RoundTrips trips = new RoundTrips();

    @BeforeAll
    static void start() {
        instance = new SqlInstance(SqlInstance.migrated());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    /** What one purchase takes, whether the member is named by an id or by a card. */
    private void requirePurchasesToTake(int expected, ProgrammeFixture programme) {
        var programmes = new FixedProgrammes(programme.build(), START);
        var tenant = new TenantId(UUID.randomUUID());
        instance.open(tenant);
        try (SqlJournal journal = instance.journal(programmes, trips)) {
            var till = new Till(journal, programmes, tenant);
            var member = till.enrol("anna");
            trips.taken();

            till.buy(member, "10.00");
            assertThat(trips.taken()).isEqualTo(expected);

            journal.record(
                            till.recording(
                                    new Subject.OfIdentity(Till.externalId("anna")),
                                    till.purchase("10.00", START)))
                    .orThrow();
            assertThat(trips.taken()).isEqualTo(expected);
        }
    }

    @Test
    void areTwoForAPurchase() {
        requirePurchasesToTake(2, aProgramme());
    }

    /**
     * Ben's card leads to his own account, from there to Anna's, and from there to the household's.
     */
    @Test
    void areTwoForThoseWhoMovedTwice() {
        var programmes =
                new FixedProgrammes(
                        aProgramme().transferring(5, null).pooling(3, 30).build(), START);
        var tenant = new TenantId(UUID.randomUUID());
        instance.open(tenant);
        try (SqlJournal journal = instance.journal(programmes, trips)) {
            var till = new Till(journal, programmes, tenant);
            var anna = till.enrolWithPoints("anna", 10);
            var ben = till.enrolWithPoints("ben", 10);
            programmes.moveForward(Duration.ofMinutes(1));
            till.book(till.merge(ben, anna));
            programmes.moveForward(Duration.ofMinutes(1));
            till.book(till.founding(anna, new AccountId(UUID.randomUUID())));
            programmes.moveForward(Duration.ofMinutes(1));
            List<Subject> names = List.of(ben, new Subject.OfIdentity(Till.externalId("ben")));
            names.forEach(name -> till.buy(name, "10.00"));
            trips.taken();

            for (Subject name : names) {
                till.buy(name, "10.00");

                assertThat(trips.taken()).isEqualTo(2);
            }
        }
    }

    /**
     * However they are numbered, none of them is said to change the past, whose history is read.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 500})
    void areTwoForABatchOfSalesOfACardThatNameNoMoment(int count) {
        var programmes = new FixedProgrammes(aProgramme().build(), START);
        var tenant = new TenantId(UUID.randomUUID());
        instance.open(tenant);
        try (SqlJournal journal = instance.journal(programmes, trips)) {
            var till = new Till(journal, programmes, tenant);
            till.enrolWithPoints("known", 10);
            for (String card : List.of("known", "new")) {
                var sales = new ArrayList<Recording>();
                for (int number = count; number > 0; number--) {
                    var purchase =
                            aPurchase().of("1.00").numbered(card + (1_000 + number)).at(START);
                    var buyer =
                            new Subject.Enrolled(
                                    new MemberId(UUID.randomUUID()), Till.externalId(card));
                    sales.add(
                            till.recording(buyer, purchase.build())
                                    .atNoMoment(at -> purchase.at(at).build()));
                }
                trips.taken();

                assertThat(journal.recordAll(sales))
                        .allSatisfy(each -> assertThat(each).isInstanceOf(Recorded.Booked.class));

                assertThat(trips.taken()).isEqualTo(2);
            }
        }
    }

    @Test
    void isOneForAnAccountThatIsRead() {
        var programmes = new FixedProgrammes(aProgramme().build(), START);
        var tenant = new TenantId(UUID.randomUUID());
        instance.open(tenant);
        try (SqlJournal journal = instance.journal(programmes, trips)) {
            var till = new Till(journal, programmes, tenant);
            var member = till.enrolWithPoints("anna", 10);
            trips.taken();

            var state = Objects.requireNonNull(journal.state(tenant, member.account()));

            assertThat(state.wallet("points").available()).isEqualTo(10);
            assertThat(trips.taken()).isEqualTo(1);
        }
    }

    @Test
    void isOneForAllBudgetsThatAreTold() {
        var programmes = new FixedProgrammes(aProgramme().build(), START);
        try (SqlJournal journal = instance.journal(programmes, trips)) {
            var tenant = new TenantId(UUID.randomUUID());

            assertThat(journal.used(tenant, List.of("budget:spring", "budget:winter"))).isEmpty();

            assertThat(trips.taken()).isEqualTo(1);
        }
    }

    @Test
    void areThreeWhereItDrawsOnABudget() {
        requirePurchasesToTake(3, aProgramme().drawing("spend", "spring", 1_000));
    }
}
