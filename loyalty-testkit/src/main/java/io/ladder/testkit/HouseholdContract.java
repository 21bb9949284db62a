package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.household.Household;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members who pool their points: three at most, and 30 days after leaving once more. */
abstract class HouseholdContract extends JournalSetting {
    private final AccountId home = new AccountId(UUID.randomUUID());
    private Subject.OfAccount anna;
    private Subject.OfAccount ben;

    @SuppressWarnings("NullAway.Init")
    HouseholdContract() {}

    @BeforeEach
    void enrol() {
        anna = till.enrolWithPoints("anna", 30);
        ben = till.enrolWithPoints("ben", 20);
        programmes.moveForward(Duration.ofHours(1));
    }

    private void pool() {
        till.book(till.founding(anna, home));
        programmes.moveForward(Duration.ofHours(1));
        till.book(till.joining(ben, home));
        programmes.moveForward(Duration.ofHours(1));
    }

    private Wallet pooled() {
        return till.state(home).wallet(POINTS);
    }

    /** What each member earned and spent. */
    private Map<Subject.OfAccount, List<Long>> contributions() {
        return household(home).members().stream()
                .collect(
                        Collectors.toMap(
                                member -> Subject.OfAccount.own(member.id()),
                                member ->
                                        member.contributions().stream()
                                                .flatMap(HouseholdContract::figures)
                                                .toList()));
    }

    private static java.util.stream.Stream<Long> figures(Household.Contribution each) {
        return java.util.stream.Stream.of(each.earned(), each.spent());
    }

    @Test
    void poolsWhatEachBrings() {
        var rungs = Objects.requireNonNull(till.state(ben).member(ben.member())).standings();

        pool();

        assertThat(pooled().available()).isEqualTo(50);
        assertThat(till.wallet(anna)).isEqualTo(Wallet.EMPTY);
        assertThat(till.wallet(ben)).isEqualTo(Wallet.EMPTY);
        assertThat(till.state(home).members()).containsOnlyKeys(anna.member(), ben.member());
        var again = Objects.requireNonNull(till.state(home).member(ben.member())).standings();
        assertThat(again.keySet()).isEqualTo(rungs.keySet());
        again.forEach((scheme, standing) ->
                assertThat(standing.rung())
                        .isEqualTo(Objects.requireNonNull(rungs.get(scheme)).rung()));
        JournalRecord in = records().list(tenant, home, Activity.class, null, 1).getFirst();
        assertThat(((Relocation.Arrival) in.activity()).reason())
                .isEqualTo(Relocation.Reason.JOINING);
        assertThat(in.outcome().movements().getFirst().cause()).isEqualTo("household");
        assertThat(in.outcome().moves()).isEmpty();
        requireAllSound();
    }

    @Test
    void spendsWhatAllHaveAndKeepsWhatEachDid() {
        pool();

        till.buy(new Subject.OfIdentity(Till.externalId("ben")), "15.00");
        for (int cup = 0; cup < 4; cup++) {
            programmes.moveForward(Duration.ofMinutes(1));
            till.book(new Subject.OfMember(anna.member()), till.redemption("coffee", null));
        }

        assertThat(pooled().available()).isEqualTo(25);
        assertThat(contributions())
                .containsOnly(Map.entry(anna, List.of(30L, 40L)), Map.entry(ben, List.of(35L, 0L)));
        requireAllSound();
    }

    @Test
    void letsWhoeverLeavesTakeAlongWhatTheyDid() {
        pool();
        till.buy(ben, "15.00");
        for (int cup = 0; cup < 4; cup++) {
            programmes.moveForward(Duration.ofMinutes(1));
            till.book(anna, till.redemption("coffee", null));
        }

        JournalRecord out = till.book(till.leaving(ben));

        assertThat(out.id().account()).isEqualTo(home);
        assertThat(till.wallet(ben).available()).isEqualTo(35);
        // Anna spent more than she had earned.
        assertThat(pooled().debt()).isEqualTo(10);
        assertThat(till.state(home).members()).containsOnlyKeys(anna.member());
        assertThat(contributions()).containsOnly(Map.entry(anna, List.of(30L, 40L)));
        till.buy(ben, "1.00");
        assertThat(till.wallet(ben).available()).isEqualTo(36);
        requireAllSound();
    }

    @Test
    void takesBackWhatWasBoughtBefore() {
        JournalRecord bought = till.buy(ben, "10.00");
        pool();
        till.book(ben, till.returnOf(bought, 400));
        assertThat(pooled().available()).isEqualTo(56);
        till.book(till.leaving(ben));
        programmes.moveForward(Duration.ofHours(1));

        till.book(ben, till.returnOf(bought));

        assertThat(till.wallet(ben).available()).isEqualTo(20);
        assertThat(pooled().available()).isEqualTo(30);
        requireAllSound();
    }

    @Test
    void keepsToTheRules() {
        pool();
        var eva = till.enrol("eva");
        var leo = till.enrol("leo");
        till.book(till.joining(eva, home));

        Refusal full = till.refused(till.joining(leo, home));
        assertThat(full.code()).isEqualTo(ErrorCode.HOUSEHOLD_FULL);
        assertThat(full.facts()).containsEntry("limit", 3);
        assertThat(till.refused(till.joining(eva, home)).code())
                .isEqualTo(ErrorCode.MEMBER_IN_HOUSEHOLD);
        assertThat(till.refused(till.founding(eva, new AccountId(UUID.randomUUID()))).code())
                .isEqualTo(ErrorCode.MEMBER_IN_HOUSEHOLD);
        assertThat(till.refused(till.merge(eva, leo)).code())
                .isEqualTo(ErrorCode.MEMBER_IN_HOUSEHOLD);
        assertThat(till.refused(till.leaving(leo)).code())
                .isEqualTo(ErrorCode.MEMBER_NOT_IN_HOUSEHOLD);

        till.book(till.leaving(eva));
        programmes.moveForward(Duration.ofDays(29));
        Refusal soon = till.refused(till.joining(eva, home));
        assertThat(soon.code()).isEqualTo(ErrorCode.HOUSEHOLD_TOO_SOON);
        assertThat(soon.facts()).containsKey("from");
        programmes.moveForward(Duration.ofDays(1));
        till.book(till.joining(eva, home));
        requireSound(eva);
        requireAllSound();
    }

    @Test
    void hasNoHouseholdsWhereTheProgrammeHasNone() {
        rule(ProgrammeFixture.aProgramme().expiringAtTheEndOfMonth(12));

        assertThat(till.refused(till.founding(anna, home)).code())
                .isEqualTo(ErrorCode.HOUSEHOLD_NOT_ALLOWED);
        assertThat(journal().state(tenant, home)).isNull();
    }

    @Test
    void takesAMergedRecordAlong() {
        till.book(till.merge(ben, anna));
        programmes.moveForward(Duration.ofHours(1));
        till.book(till.founding(anna, home));
        assertThat(pooled().available()).isEqualTo(50);
        assertThat(contributions()).containsOnly(Map.entry(anna, List.of(50L, 0L)));
        assertThat(till.refused(till.leaving(ben)).code()).isEqualTo(ErrorCode.MEMBER_MERGED);
        programmes.moveForward(Duration.ofHours(1));

        till.book(till.separation(ben.member()));
        assertThat(pooled().available()).isEqualTo(30);
        assertThat(till.wallet(ben).available()).isEqualTo(20);
        programmes.moveForward(Duration.ofHours(1));
        till.book(till.leaving(anna));

        assertThat(till.wallet(anna).available()).isEqualTo(30);
        assertThat(till.state(home).members()).isEmpty();
        requireAllSound();
    }

    @Test
    void answersARepetitionWithWhatWasFirst() {
        Recording request = till.founding(anna, home);
        var keyed =
                new Recording(
                        tenant,
                        anna,
                        request.activity(),
                        "found",
                        null,
                        "k-1",
                        Objects.requireNonNull(request.other()));
        JournalRecord out = till.book(keyed);

        Recorded.Booked again = journal().record(keyed).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(out);
        Recording preview = till.joining(ben, home);
        assertThat(journal().preview(preview, false)).isEqualTo(journal().record(preview));
        requireAllSound();
    }

    @Test
    void booksWhatIsDueAfterItsFounderLeft() {
        pool();
        till.book(till.leaving(anna));
        programmes.moveForward(Duration.ofDays(500));

        till.book(new Subject.OfAccount(home, anna.member()), new Activity.Due(programmes.now()));

        assertThat(pooled().expired()).isEqualTo(20);
        requireAllSound();
    }

    private void requireAllSound() {
        requireSound(anna);
        requireSound(ben);
        requireSound(new Subject.OfAccount(home, anna.member()));
    }
}
