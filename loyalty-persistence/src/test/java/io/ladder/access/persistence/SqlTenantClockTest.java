package io.ladder.access.persistence;

import static io.ladder.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.access.TenantClock;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class SqlTenantClockTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Shop shop;
    private final TenantClock clock;
    private final TenantClock otherInstance;
    private final MovableTime time;

    @Autowired
    SqlTenantClockTest(
            Shop shop,
            TenantClock clock,
            JdbcClient database,
            TransactionOperations transactions,
            MovableTime time) {
        this.shop = shop;
        this.clock = clock;
        this.otherInstance = new SqlTenantClock(database, transactions, time);
        this.time = time;
    }

    @Test
    void movesASandboxAtOnce() {
        var tenant = shop.emptyTenant(true);
        Instant before = clock.now(tenant);

        assertThat(clock.moveForward(tenant, DAY)).isEqualTo(before.plus(DAY));
        assertThat(clock.now(tenant)).isEqualTo(before.plus(DAY));
    }

    @Test
    void triesAMoveWithoutMoving() {
        var tenant = shop.emptyTenant(true);
        var live = shop.emptyTenant(false);
        clock.moveForward(tenant, DAY);
        Instant before = clock.now(tenant);

        assertThat(clock.tryForward(tenant, DAY)).isEqualTo(before.plus(DAY));
        assertThat(clock.now(tenant)).isEqualTo(before);
        assertRefused(ErrorCode.CLOCK_NOT_MOVABLE, () -> clock.tryForward(live, DAY));
        assertRefused(
                ErrorCode.CLOCK_NOT_MOVABLE,
                () -> clock.tryForward(tenant, SqlTenantClock.AHEAD_MAX));
        assertRefused(ErrorCode.CLOCK_NOT_MOVABLE, () -> clock.tryForward(tenant, DAY.negated()));
    }

    @Test
    void tellsOtherInstancesWithinASecond() {
        var tenant = shop.emptyTenant(true);
        Instant before = otherInstance.now(tenant);
        clock.moveForward(tenant, DAY);
        var second = Duration.ofMillis(1_001);
        time.moveForward(second);

        assertThat(otherInstance.now(tenant)).isEqualTo(before.plus(DAY).plus(second));
    }

    @Test
    void addsUpMovesOfTheSameMoment() throws InterruptedException {
        var tenant = shop.emptyTenant(true);
        Instant before = clock.now(tenant);
        Callable<Instant> move = () -> clock.moveForward(tenant, DAY);

        assertThat(Together.run(Collections.nCopies(8, move)))
                .containsExactlyInAnyOrderElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 8)
                                .<Object>mapToObj(days -> before.plus(DAY.multipliedBy(days)))
                                .toList());
        assertThat(clock.now(tenant)).isEqualTo(before.plus(DAY.multipliedBy(8)));
    }

    @Test
    void leavesOtherTenantsWhereTheyAre() {
        var moved = shop.emptyTenant(true);
        var other = shop.emptyTenant(true);
        clock.moveForward(moved, DAY);

        assertThat(clock.now(other)).isEqualTo(time.instant());
    }

    @Test
    void refusesToMoveWhatIsNoSandbox() {
        var tenant = shop.emptyTenant(false);

        assertRefused(ErrorCode.CLOCK_NOT_MOVABLE, () -> clock.moveForward(tenant, DAY));
        assertThat(clock.now(tenant)).isEqualTo(time.instant());
    }

    @Test
    void refusesToMoveBackOrBeyondWhatCanBeWritten() {
        var tenant = shop.emptyTenant(true);
        clock.moveForward(tenant, SqlTenantClock.AHEAD_MAX);

        assertRefused(ErrorCode.CLOCK_NOT_MOVABLE, () -> clock.moveForward(tenant, DAY));
        assertRefused(ErrorCode.CLOCK_NOT_MOVABLE, () -> clock.moveForward(tenant, DAY.negated()));
        assertRefused(
                ErrorCode.CLOCK_NOT_MOVABLE,
                () -> clock.moveForward(tenant, Duration.ofSeconds(Long.MAX_VALUE)));
    }
}
