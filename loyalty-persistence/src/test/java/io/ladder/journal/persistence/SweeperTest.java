package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.access.TenantClock;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Records;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class SweeperTest {
    /** Beyond the expiry of what was earned, but before any rung lapses. */
    private static final Duration TWO_MONTHS = Duration.ofDays(62);

    private final Shop shop;
    private final Sweeper sweeper;
    private final Records records;
    private final Journal journal;
    private final TenantClock clock;
    private final MovableTime time;
    private final ApplyProgramme applications;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    @Autowired
    SweeperTest(
            Shop shop,
            Sweeper sweeper,
            Records records,
            Journal journal,
            TenantClock clock,
            MovableTime time,
            ApplyProgramme applications,
            JdbcClient database,
            TransactionOperations transactions) {
        this.shop = shop;
        this.sweeper = sweeper;
        this.records = records;
        this.journal = journal;
        this.clock = clock;
        this.time = time;
        this.applications = applications;
        this.database = database;
        this.transactions = transactions;
    }

    @BeforeEach
    void sweepWhatOtherTestsLeft() {
        sweeper.bookDue();
        sweeper.forgetClaims();
    }

    private MemberId aBuyer(TenantId tenant) {
        MemberId member = shop.enrol(tenant, "C-1");
        shop.buy(tenant, member, 100);
        return member;
    }

    private List<JournalRecord> dues(TenantId tenant, MemberId member) {
        return records.list(tenant, new AccountId(member.value()), Activity.Due.class, null, 10);
    }

    @Test
    void booksWhatExpiredOnce() {
        TenantId tenant = shop.tenant();
        MemberId member = aBuyer(tenant);
        assertThat(sweeper.bookDue()).isZero();

        clock.moveForward(tenant, TWO_MONTHS);

        assertThat(sweeper.bookDue()).isEqualTo(1);
        assertThat(sweeper.bookDue()).isZero();
        var due = dues(tenant, member);
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().member()).isEqualTo(member);
        assertThat(due.getFirst().outcome().movements())
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.to()).isEqualTo(Place.EXPIRED);
                    assertThat(movement.points()).isEqualTo(100);
                });
    }

    @Test
    void goesByTheClockOfEachTenant() {
        TenantId ahead = shop.tenant();
        TenantId behind = shop.tenant();
        TenantId production = shop.emptyTenant(false);
        applications.apply(Call.of(production), Shop.PROGRAMME, null, 0);
        MemberId early = aBuyer(ahead);
        MemberId later = aBuyer(behind);
        MemberId real = aBuyer(production);
        clock.moveForward(ahead, TWO_MONTHS);

        sweeper.bookDue();
        assertThat(dues(ahead, early)).hasSize(1);
        assertThat(dues(behind, later)).isEmpty();
        assertThat(dues(production, real)).isEmpty();

        time.moveForward(TWO_MONTHS);
        sweeper.bookDue();
        assertThat(dues(behind, later)).hasSize(1);
        assertThat(dues(production, real)).hasSize(1);
    }

    /** A win-back offer is for those who do nothing. */
    @Test
    void booksWhatALaterVersionGivesByTheClockToWhoeverDoesNothing() {
        TenantId tenant = shop.tenant();
        MemberId member = shop.enrol(tenant, "C-1");
        shop.buy(tenant, member, 10);
        applications.apply(Call.of(tenant), withOffer("2"), null, 1);
        clock.moveForward(tenant, Duration.ofSeconds(1));

        assertThat(sweeper.bookDue()).as("looked at again").isEqualTo(1);
        assertThat(sweeper.bookDue()).isZero();
        assertThat(dues(tenant, member)).as("nothing is due yet").isEmpty();
        clock.moveForward(tenant, Duration.ofDays(15));
        assertThat(sweeper.bookDue()).isEqualTo(1);

        assertThat(dues(tenant, member))
                .singleElement()
                .satisfies(due ->
                        assertThat(due.outcome().movements())
                                .extracting(Movement::cause, Movement::points)
                                .contains(tuple("quiet", 40L)));
        assertThat(sweeper.bookDue()).isZero();
    }

    private static String withOffer(String per) {
        return Shop.PROGRAMME
                .replace("points: 1, per", "points: " + per + ", per")
                .replace(
                        "ladders:",
                        "  - {id: quiet, kind: occasion, points: 40, on: {quiet_days: 14}}\nladders:");
    }

    @Test
    void looksAgainOnceAVersionThatWasScheduledHasBegun() {
        TenantId tenant = shop.tenant();
        MemberId member = shop.enrol(tenant, "C-1");
        shop.buy(tenant, member, 10);
        var start = clock.now(tenant).plus(Duration.ofDays(3));
        applications.apply(Call.of(tenant), withOffer("2"), start, 1);

        assertThat(sweeper.bookDue()).isZero();
        clock.moveForward(tenant, Duration.ofDays(15));

        assertThat(sweeper.bookDue()).as("looked at again, and booked").isEqualTo(2);
        assertThat(dues(tenant, member)).hasSize(1);
    }

    @Test
    void booksMovesThatAVersionBringsAtOnce() {
        TenantId tenant = shop.tenant();
        MemberId member = shop.enrol(tenant, "C-1");
        shop.buy(tenant, member, 10);
        applications.apply(
                Call.of(tenant),
                Shop.PROGRAMME.replace(
                        "{id: loyalty, use: loyalty-ladder}",
                        "{id: loyalty, rungs: [{name: newcomer}, {name: friend, criteria: [{evidence: purchase}]}]}"),
                null,
                1);
        clock.moveForward(tenant, Duration.ofSeconds(1));

        sweeper.bookDue();

        assertThat(dues(tenant, member))
                .singleElement()
                .satisfies(due ->
                        assertThat(due.outcome().moves())
                                .extracting(move -> move.move().to())
                                .containsExactly("friend"));
    }

    @Test
    void writesNoRecordWhereAVersionBringsNothing() {
        TenantId tenant = shop.tenant();
        MemberId member = aBuyer(tenant);
        var before = dueAt(tenant);
        applications.apply(
                Call.of(tenant),
                Shop.PROGRAMME.replace("points: 1, per", "points: 2, per"),
                null,
                1);

        clock.moveForward(tenant, Duration.ofSeconds(1));

        assertThat(sweeper.bookDue()).isEqualTo(1);

        assertThat(dues(tenant, member)).isEmpty();
        assertThat(dueAt(tenant)).isEqualTo(before);
        assertThat(sweeper.bookDue()).isZero();
    }

    private String dueAt(TenantId tenant) {
        return database.sql("select due_at::text from account where tenant_id = ?")
                .param(tenant.value())
                .query(String.class)
                .single();
    }

    @Test
    void goesOnWithOthersWhereOneIsRefused() {
        TenantId broken = shop.tenant();
        TenantId sound = shop.tenant();
        aBuyer(broken);
        MemberId member = aBuyer(sound);
        clock.moveForward(broken, TWO_MONTHS);
        clock.moveForward(sound, TWO_MONTHS);
        // A state that no version of the service can read.
        change("update account set state = '{}' where tenant_id = ?", broken.value());

        sweeper.sweep();

        assertThat(dues(sound, member)).hasSize(1);
        change("update account set due_at = null where tenant_id = ?", broken.value());
    }

    @Test
    void forgetsIdempotencyKeysThatHaveExpired() {
        TenantId tenant = shop.tenant();
        claim(tenant, "old", time.instant().minusSeconds(1));
        claim(tenant, "young", time.instant().plusSeconds(1));
        aBuyer(tenant);

        assertThat(sweeper.forgetClaims()).isEqualTo(1);
        assertThat(
                        database.sql(
                                        """
                                        select value from claim where tenant_id = ? and kind = ?
                                        """)
                                .param(tenant.value())
                                .param(ClaimKind.IDEMPOTENCY_KEY.name())
                                .query(String.class)
                                .list())
                .containsExactly("young");
        assertThat(journal.find(tenant, new Claim(ClaimKind.EXTERNAL_ID, "C-1"))).isNotNull();
    }

    private void claim(TenantId tenant, String key, java.time.Instant expiresAt) {
        transactions.executeWithoutResult(_ ->
                database.sql(
                                """
                                insert into claim (tenant_id, kind, value, account_id,
                                    sequence, member_id, content, expires_at)
                                values (?, ?, ?, ?, 1, ?, ?, ?)
                                """)
                        .params(
                                tenant.value(),
                                ClaimKind.IDEMPOTENCY_KEY.name(),
                                key,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                Moments.written(expiresAt))
                        .update());
    }

    private void change(String sql, UUID tenant) {
        transactions.executeWithoutResult(_ -> database.sql(sql).param(tenant).update());
    }
}
