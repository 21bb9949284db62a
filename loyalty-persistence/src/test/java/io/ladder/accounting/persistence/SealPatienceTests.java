package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.accounting.Seal;
import io.ladder.journal.Programmes;
import io.ladder.testkit.AccountingScene;
import io.ladder.testkit.AccountingSetting;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
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

    @Test
    void waitsForAMinuteWhereFewRecordsWait() {
        assertThat(patience.isOver(7, 3)).isFalse();
        time.moveForward(LONGEST.minusMillis(1));
        assertThat(patience.isOver(7, 5)).isFalse();
        time.moveForward(Duration.ofMillis(1));
        assertThat(patience.isOver(7, 5)).isTrue();
    }

    @Test
    void beginsAnewOnceOthersAreSealed() {
        patience.isOver(7, 3);
        time.moveForward(LONGEST);

        assertThat(patience.isOver(10, 1)).isFalse();
    }

    @Test
    void waitsNoLongerThanASealHasRoom() {
        assertThat(patience.isOver(7, Seal.RECORDS_MAX - 1)).isFalse();
        assertThat(patience.isOver(7, Seal.RECORDS_MAX)).isTrue();
        time.moveForward(LONGEST);
        assertThat(patience.isOver(7, 0)).isFalse();
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
        for (int pass = 0; pass < 3; pass++) {
            assertThat(sealer.sealAll()).isZero();
        }

        int sealed = 0;
        for (int pass = 0; pass < 100 && sealed == 0; pass++) {
            time.moveForward(LONGEST);
            sealed = sealer.sealAll();
        }

        assertThat(sealed).isEqualTo(2);
        assertThat(setting.movements().through(setting.tenant(), month)).isEqualTo(before);
    }
}
