package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.accounting.Seal;
import io.ladder.journal.Programmes;
import io.ladder.testkit.AccountingScene;
import io.ladder.testkit.AccountingSetting;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Few records wait for others, and many do not; reports know of them all the same. */
@DatabaseTest
class SealPatienceTests {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final MovableTime time = new MovableTime();
    private final SealPatience patience = new SealPatience(time, LONGEST);
    private final Bookkeeping bookkeeping;
    private final Auditor auditor;
    private final SettledPositions positions;
    private final SealRows seals;
    private final Sealer sealer;

    @Autowired
    SealPatienceTests(
            Bookkeeping bookkeeping,
            Auditor auditor,
            SettledPositions positions,
            RecordHashes hashes,
            MonthlySums sums,
            SealRows seals,
            Programmes programmes,
            JdbcClient database,
            TransactionOperations transactions) {
        this.bookkeeping = bookkeeping;
        this.auditor = auditor;
        this.positions = positions;
        this.seals = seals;
        this.sealer =
                new Sealer(
                        positions,
                        hashes,
                        sums,
                        seals,
                        programmes,
                        patience,
                        time,
                        database,
                        transactions);
    }

    /** Waits for all whose transactions are older than what is booked; theirs might come before. */
    private void awaitSettled() {
        long newest = auditor.number("select coalesce(max(position), 0) from activity");
        await().atMost(Duration.ofMinutes(2)).until(() -> positions.settled() >= newest);
    }

    @Test
    void waitsForAMinuteWhereFewRecordsWait() {
        assertThat(patience.until(7, 10)).isEqualTo(7);
        time.moveForward(LONGEST.minusMillis(1));
        assertThat(patience.until(7, 12)).isEqualTo(7);
        time.moveForward(Duration.ofMillis(1));
        assertThat(patience.until(7, 12)).isEqualTo(12);
        assertThat(patience.until(7, 7)).isEqualTo(7);
    }

    @Test
    void beginsAnewOnceOthersAreSealed() {
        patience.until(7, 10);
        time.moveForward(LONGEST);

        assertThat(patience.until(10, 11)).isEqualTo(10);
    }

    @Test
    void beginsWithTheFirstThatWaits() {
        assertThat(patience.until(7, 7)).isEqualTo(7);
        time.moveForward(LONGEST);

        assertThat(patience.until(7, 8)).isEqualTo(7);
    }

    @Test
    void waitsNoLongerThanARangeHasRoom() {
        long whole = 7 + Sealer.POSITIONS_MAX;
        assertThat(patience.until(7, whole - 1)).isEqualTo(7);
        assertThat(patience.until(7, whole)).isEqualTo(whole);
        assertThat(patience.until(7, whole + 3)).isEqualTo(whole);
        assertThat(patience.until(7, 6)).isEqualTo(7);
    }

    @Test
    void makesOneSealForEachOfTwoTenantsThatAreBusyTogether() {
        auditor.seal();
        sealer.sealAll();
        List<AccountingSetting> shops = List.of(bookkeeping.open(), bookkeeping.open());
        int each = Seal.RECORDS_MAX / 2 + 100;
        for (int number = 0; number < each; number++) {
            shops.forEach(shop -> new AccountingScene(shop).enrol());
            if (number % 100 == 0) {
                assertThat(sealer.sealAll()).isZero();
            }
        }
        awaitSettled();
        assertThat(sealer.sealAll()).isZero();
        time.moveForward(LONGEST);

        assertThat(sealer.sealAll()).isEqualTo(2 * each);
        for (AccountingSetting shop : shops) {
            assertThat(seals.behind(shop.tenant(), 0, 10))
                    .singleElement()
                    .satisfies(seal -> assertThat(seal.records()).hasSize(each));
        }
    }

    @Test
    void leavesNothingOutOfReports() {
        auditor.seal();
        AccountingSetting setting = bookkeeping.open();
        var scene = new AccountingScene(setting);
        scene.buy(scene.enrol(), 30, scene.now());
        YearMonth month = YearMonth.from(scene.now().atOffset(ZoneOffset.UTC));
        var before = setting.movements().through(setting.tenant(), month);
        assertThat(before)
                .singleElement()
                .satisfies(all -> assertThat(all.points()).isEqualTo(110));
        awaitSettled();
        assertThat(sealer.sealAll()).isZero();
        time.moveForward(LONGEST);

        assertThat(sealer.sealAll()).isEqualTo(2);
        assertThat(setting.movements().through(setting.tenant(), month)).isEqualTo(before);
    }
}
