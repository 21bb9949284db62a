package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.LedgerEntries;
import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.Line;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.Money;
import io.ladder.testkit.AccountingScene;
import io.ladder.testkit.AccountingSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is read of a member does not grow with all that they ever bought. */
@DatabaseTest
class HeavyMemberTests {
    private static final int PURCHASES = 3 * Journal.BATCH_MAX;
    private static final Duration APART = Duration.ofSeconds(20);

    private final Bookkeeping bookkeeping;
    private final Records records;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private AccountingSetting setting;
    private Subject.OfAccount member;
    private Instant first;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    HeavyMemberTests(
            Bookkeeping bookkeeping,
            Records records,
            JdbcClient database,
            TransactionOperations transactions) {
        this.bookkeeping = bookkeeping;
        this.records = records;
        this.database = database;
        this.transactions = transactions;
    }

    @BeforeEach
    void buyALot() {
        setting = bookkeeping.open();
        var scene = new AccountingScene(setting);
        member = scene.enrol();
        scene.give(member, scene.enrol(), 5);
        first = scene.now().plus(APART);
        scene.pass(Duration.ofDays(1));
        var purchases = new ArrayList<Recording>();
        for (int number = 0; number < PURCHASES; number++) {
            var line = new Line("1", null, null, 1_000, Money.of(100, "EUR"));
            var purchase =
                    new Activity.Purchase(
                            first.plus(APART.multipliedBy(number)),
                            scene.document(),
                            List.of(line),
                            null,
                            null);
            purchases.add(
                    new Recording(setting.tenant(), member, purchase, purchase.toString(), null));
        }
        for (int from = 0; from < PURCHASES; from += Journal.BATCH_MAX) {
            setting.journal()
                    .recordAll(purchases.subList(from, from + Journal.BATCH_MAX))
                    .forEach(recorded -> recorded.orThrow());
        }
        transactions.executeWithoutResult(_ -> database.sql("analyze activity, entry").update());
    }

    /** What reading gave, and how many rows of a table it took. */
    private record Reading<T>(T value, long rows) {}

    private <T> Reading<T> read(String table, Supplier<T> reading) {
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    long before = rows(table);
                    T value = reading.get();
                    return new Reading<>(value, rows(table) - before);
                }));
    }

    private long rows(String table) {
        return database.sql(
                        """
                        select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
                        from pg_stat_xact_user_tables where relname = ?
                        """)
                .param(table)
                .query(Long.class)
                .single();
    }

    @Test
    void statesAPeriodAmongManyWithoutAddingUpAllOthers() {
        for (int purchase : List.of(0, PURCHASES / 2, PURCHASES - 3)) {
            Instant from = first.plus(APART.multipliedBy(purchase));
            var read =
                    read(
                            "entry",
                            () ->
                                    setting.entries()
                                            .extract(
                                                    setting.tenant(),
                                                    member.account(),
                                                    "points",
                                                    from,
                                                    from.plus(APART.multipliedBy(3)),
                                                    null,
                                                    50));

            LedgerEntries.Extract extract = read.value();
            assertThat(extract.opening().available()).isEqualTo(45 + 2L * purchase);
            assertThat(extract.closing().available()).isEqualTo(45 + 2L * (purchase + 3));
            assertThat(extract.entries()).hasSize(3);
            assertThat(read.rows()).isLessThan(PURCHASES / 20);
        }
    }

    @Test
    void tellsBalancesNearEitherEndWithoutAddingUpAllEntries() {
        for (int purchase : List.of(0, 5, PURCHASES - 6, PURCHASES - 1)) {
            Instant at = first.plus(APART.multipliedBy(purchase));
            var read =
                    read(
                            "entry",
                            () ->
                                    setting.entries()
                                            .totals(setting.tenant(), member.account(), at)
                                            .getOrDefault("points", WalletTotals.NOTHING));

            WalletTotals totals = read.value();
            assertThat(totals.at(Place.AVAILABLE)).isEqualTo(45 + 2L * (purchase + 1));
            assertThat(totals.lifetime()).isEqualTo(50 + 2L * (purchase + 1));
            assertThat(totals.lots().stream().mapToLong(Lot::points).sum())
                    .isEqualTo(totals.at(Place.AVAILABLE));
            assertThat(read.rows()).isLessThan(PURCHASES / 20);
        }
    }

    @Test
    void listsWhatIsRareWithoutReadingWhatIsNot() {
        var read =
                read(
                        "activity",
                        () ->
                                records.list(
                                        setting.tenant(),
                                        member.account(),
                                        Transfer.Side.class,
                                        null,
                                        10));

        assertThat(read.value()).hasSize(1);
        assertThat(read.rows()).isLessThan(10);
    }
}
