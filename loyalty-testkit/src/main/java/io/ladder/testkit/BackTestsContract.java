package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ladder.ledger.PointCost;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.trial.BackTest;
import io.ladder.trial.BackTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps back-tests, and shares them among workers. */
public abstract class BackTestsContract {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final BackTests.Progress HALF = new BackTests.Progress(10, 5);
    private static final BackTest.Wanted WANTED =
            new BackTest.Wanted(
                    "a: file",
                    NOW.minus(Duration.ofDays(90)),
                    NOW,
                    Map.of("points", new PointCost(100, 80)));

    private static final BackTest.Given SOME = new BackTest.Given(7, 5);
    private static final BackTest.Figures FIGURES =
            new BackTest.Figures(
                    3,
                    2,
                    9,
                    12_345,
                    "EUR",
                    List.of(
                            new BackTest.WalletFigures(
                                    "points",
                                    new PointCost(100, 80),
                                    SOME,
                                    SOME,
                                    List.of(new BackTest.Named("spend", SOME)),
                                    List.of(new BackTest.Named("2026-01", SOME)),
                                    List.of(
                                            new BackTest.OfMember(
                                                    new MemberId(new UUID(1, 2)), SOME)),
                                    List.of())),
                    List.of(
                            new BackTest.LadderFigures(
                                    "loyalty", List.of(new BackTest.RungFigures("client", 1, 2)))),
                    List.of(
                            new BackTest.BudgetFigures("spring", "points", 100, 100, NOW),
                            new BackTest.BudgetFigures("summer", "points", 100, 1, null)),
                    List.of(
                            new BackTest.RefusedFigures(
                                    "redemption", "insufficient_points", 3, NOW)));

    private final UUID worker = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private BackTests tests;
    private TenantId tenant;

    @SuppressWarnings("NullAway.Init")
    protected BackTestsContract() {}

    /** Where back-tests are kept. */
    protected abstract BackTests open();

    /** A tenant that has none. */
    protected abstract TenantId newTenant();

    @BeforeEach
    void openBooks() {
        tests = open();
        tenant = newTenant();
    }

    /** Workers take whatever waits, whoever left it. */
    @AfterEach
    void leavesNothingToDo() {
        tests.list(tenant).forEach(test -> tests.cancel(tenant, test.id(), NOW));
    }

    private BackTest add() {
        return tests.add(UUID.randomUUID(), tenant, WANTED, NOW);
    }

    private BackTest found(BackTest test) {
        return Objects.requireNonNull(tests.find(tenant, test.id()));
    }

    @Test
    void keepsWhatIsWantedAndWhatCameOfIt() {
        BackTest waiting = add();

        assertThat(found(waiting)).isEqualTo(waiting);
        assertThat(waiting.wanted()).isEqualTo(WANTED);
        assertThat(waiting.status()).isEqualTo(BackTest.Status.WAITING);
        BackTest taken = Objects.requireNonNull(tests.take(worker, LEASE, NOW));
        assertThat(taken.id()).isEqualTo(waiting.id());
        assertThat(tests.take(other, LEASE, NOW)).isNull();
        assertThat(tests.advance(taken.id(), worker, HALF, LEASE, NOW)).isTrue();
        assertThat(found(taken).done()).isEqualTo(5);

        tests.finish(taken.id(), worker, FIGURES, NOW);

        assertThat(found(taken).status()).isEqualTo(BackTest.Status.DONE);
        assertThat(found(taken).figures()).isEqualTo(FIGURES);
        assertThat(found(taken).finishedAt()).isEqualTo(NOW);
        assertThat(tests.find(newTenant(), taken.id())).isNull();
    }

    @Test
    void refusesASecondUntilTheFirstHasEnded() {
        BackTest first = add();

        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(this::add)
                .satisfies(refused ->
                        assertThat(refused.refusal().code()).isEqualTo(ErrorCode.BACKTEST_RUNNING));
        tests.cancel(tenant, first.id(), NOW);

        assertThat(add().status()).isEqualTo(BackTest.Status.WAITING);
        assertThat(found(first).status()).isEqualTo(BackTest.Status.CANCELLED);
    }

    @Test
    void letsAnotherBeginAnewWhatAWorkerLeft() {
        BackTest test = add();
        tests.take(worker, LEASE, NOW);
        tests.advance(test.id(), worker, HALF, LEASE, NOW);
        Instant later = NOW.plus(LEASE).plusSeconds(1);

        assertThat(tests.take(other, LEASE, NOW.plus(LEASE))).isNull();
        BackTest again = Objects.requireNonNull(tests.take(other, LEASE, later));

        assertThat(again.done()).isZero();
        assertThat(tests.advance(test.id(), worker, HALF, LEASE, later)).isFalse();
        tests.finish(test.id(), worker, FIGURES, later);
        assertThat(found(test).status()).isEqualTo(BackTest.Status.RUNNING);
    }

    @Test
    void givesUpWhatDiedEachTime() {
        BackTest test = add();
        Instant now = NOW;
        for (int attempt = 0; attempt < BackTests.TRIES_MAX; attempt++) {
            assertThat(tests.take(worker, LEASE, now)).isNotNull();
            now = now.plus(LEASE).plusSeconds(1);
        }

        assertThat(tests.take(worker, LEASE, now)).isNull();

        assertThat(found(test).status()).isEqualTo(BackTest.Status.FAILED);
        assertThat(found(test).failure()).contains("broken off");
    }

    @Test
    void doesNotCountWhatWasHandedBack() {
        BackTest test = add();
        for (int attempt = 0; attempt <= BackTests.TRIES_MAX; attempt++) {
            assertThat(tests.take(worker, LEASE, NOW)).isNotNull();
            tests.release(test.id(), worker);
        }

        assertThat(found(test).status()).isEqualTo(BackTest.Status.WAITING);
    }

    @Test
    void tellsTheWorkerOfACancelledOne() {
        BackTest test = add();
        tests.take(worker, LEASE, NOW);

        tests.cancel(tenant, test.id(), NOW);

        assertThat(tests.advance(test.id(), worker, HALF, LEASE, NOW)).isFalse();
        tests.fail(test.id(), worker, "too late", NOW);
        assertThat(found(test).status()).isEqualTo(BackTest.Status.CANCELLED);
        assertThat(found(test).failure()).isNull();
    }

    @Test
    void forgetsTheOldest() {
        BackTest first = add();
        tests.cancel(tenant, first.id(), NOW);
        for (int more = 1; more <= BackTests.KEPT_MAX; more++) {
            BackTest next = tests.add(UUID.randomUUID(), tenant, WANTED, NOW.plusSeconds(more));
            tests.cancel(tenant, next.id(), NOW);
        }

        assertThat(tests.list(tenant)).hasSize(BackTests.KEPT_MAX);
        assertThat(tests.find(tenant, first.id())).isNull();
        assertThat(tests.list(tenant).getFirst().createdAt())
                .isEqualTo(NOW.plusSeconds(BackTests.KEPT_MAX));
    }
}
