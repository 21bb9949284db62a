package io.ladder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.shared.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalletDraftTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration GRACE = Duration.ofDays(30);
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    private final List<Movement> movements = new ArrayList<>();
    private LotTerms terms = new LotTerms(Expiry.never(), ZoneOffset.UTC, GRACE);
    private final WalletDraft draft =
            new WalletDraft("points", Wallet.EMPTY, () -> terms, movements::add);

    @Test
    void spendsTheSoonestExpiryFirstAndForeverLast() {
        issue(10, null);
        issue(10, APRIL);
        issue(10, MARCH);

        hold(1, 15);

        assertThat(lots()).containsExactly(lot(5, APRIL), lot(10, null));
        assertThat(movements.getLast().lots()).containsExactly(lot(-10, MARCH), lot(-5, APRIL));
        assertThat(movements.getLast().availableAfter()).isEqualTo(15);
    }

    @Test
    void joinsPointsOfTheSameDates() {
        issue(10, MARCH);
        issue(5, MARCH);

        assertThat(lots()).containsExactly(lot(15, MARCH));
    }

    @Test
    void movesNothingForNoPoints() {
        issue(0, MARCH);
        draft.adjust(0, MARCH, "why", NOW);

        assertThat(movements).isEmpty();
        assertThat(draft.close()).isEqualTo(Wallet.EMPTY);
    }

    @Test
    void repaysDebtFirst() {
        issue(10, MARCH);
        draft.adjust(-25, null, "mistake", NOW);
        assertThat(draft.close().debt()).isEqualTo(15);
        assertThat(draft.available()).isEqualTo(-15);

        issue(20, APRIL);

        assertThat(draft.close().debt()).isZero();
        assertThat(lots()).containsExactly(lot(5, APRIL));
        assertThat(movements.getLast().debt()).isEqualTo(-15);
        assertThat(movements.getLast().availableAfter()).isEqualTo(5);
    }

    @Test
    void keepsPendingPointsFromBeingSpentUntilTheirDay() {
        draft.issue(10, MARCH, APRIL, "rule", NOW);
        draft.adjust(-4, null, "mistake", NOW);

        assertThat(draft.available()).isEqualTo(-4);
        assertThat(draft.close().pending()).isEqualTo(10);
        assertThat(draft.nextDueAt()).isEqualTo(MARCH);

        draft.passTo(MARCH.minusNanos(1));
        assertThat(draft.close().pending()).isEqualTo(10);
        draft.passTo(MARCH);

        assertThat(draft.close().pending()).isZero();
        assertThat(draft.close().debt()).isZero();
        assertThat(lots()).containsExactly(lot(6, APRIL));
        assertThat(draft.nextDueAt()).isEqualTo(APRIL);
    }

    @Test
    void givesPointsAtOnceWhoseDayHasCome() {
        draft.issue(10, NOW, APRIL, "rule", NOW);

        assertThat(lots()).containsExactly(lot(10, APRIL));
    }

    @Test
    void makesPendingPointsAvailableAndExpiresThemInOneStep() {
        draft.issue(10, MARCH, APRIL, "rule", NOW);

        draft.passTo(MAY);

        assertThat(draft.close().expired()).isEqualTo(10);
        assertThat(lots()).isEmpty();
        assertThat(movements).hasSize(3);
    }

    @Test
    void expiresALotOnceAtItsMoment() {
        issue(10, MARCH);
        issue(10, APRIL);

        draft.passTo(MARCH.minusNanos(1));
        assertThat(draft.close().expired()).isZero();
        draft.passTo(MARCH);
        draft.passTo(MARCH);

        assertThat(draft.close().expired()).isEqualTo(10);
        assertThat(lots()).containsExactly(lot(10, APRIL));
    }

    @Test
    void holdsThenSpends() {
        issue(10, MARCH);
        Hold hold = hold(1, 4);
        assertThat(draft.close().held()).isEqualTo(4);
        assertThat(draft.openHold(1)).isEqualTo(hold);
        assertThat(draft.openHold(2)).isNull();

        draft.capture(hold, hold.points(), NOW);

        assertThat(draft.close().held()).isZero();
        assertThat(draft.close().redeemed()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.capture(hold, hold.points(), NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.release(hold, "no", NOW));
    }

    @Test
    void givesHeldPointsBackToTheirLots() {
        issue(10, MARCH);
        issue(10, APRIL);
        Wallet before = draft.close();
        Hold hold = hold(1, 15);

        draft.release(hold, "cancel", NOW);

        assertThat(draft.close()).isEqualTo(before);
    }

    @Test
    void givesSpentPointsBackToTheirLots() {
        issue(10, MARCH);
        issue(10, APRIL);
        Wallet before = draft.close();
        Hold hold = hold(1, 15);
        draft.capture(hold, hold.points(), NOW);

        draft.refund(hold, "cancel", NOW);

        assertThat(draft.close()).isEqualTo(before);
    }

    @Test
    void givesPointsOfALotThatHasExpiredAPeriodOfGrace() {
        issue(10, MARCH);
        issue(10, APRIL);
        Hold hold = hold(1, 15);
        draft.passTo(MARCH);

        draft.release(hold, "cancel", MARCH);

        assertThat(lots()).containsExactly(lot(10, MARCH.plus(GRACE)), lot(10, APRIL));
    }

    @Test
    void doesNotLetHeldPointsExpire() {
        issue(10, MARCH);
        hold(1, 10);

        draft.passTo(APRIL);

        assertThat(draft.close().held()).isEqualTo(10);
        assertThat(draft.close().expired()).isZero();
    }

    @Test
    void owesWhatAHoldOfTheHistoryCouldNotTake() {
        issue(10, MARCH);
        Hold hold = hold(1, 25);

        assertThat(hold.owed()).isEqualTo(15);
        assertThat(draft.close().debt()).isEqualTo(15);

        draft.release(hold, "cancel", NOW);

        assertThat(draft.close().debt()).isZero();
        assertThat(lots()).containsExactly(lot(10, MARCH));
    }

    @Test
    void givesOwedPointsBackAsEarnedWhereTheDebtHasBeenRepaid() {
        Hold hold = hold(1, 25);
        issue(30, null);
        assertThat(lots()).containsExactly(lot(5, null));

        draft.release(hold, "cancel", NOW);

        assertThat(draft.close().debt()).isZero();
        assertThat(lots()).containsExactly(lot(30, null));
    }

    @Test
    void givesOwedPointsBackForThePeriodOfGraceAtLeast() {
        terms =
                new LotTerms(
                        new Expiry.Months(1, Expiry.End.DAY), ZoneOffset.UTC, Duration.ofDays(90));
        Hold hold = hold(1, 25);
        issue(25, MARCH);

        draft.release(hold, "cancel", NOW);

        assertThat(lots()).containsExactly(lot(25, NOW.plus(Duration.ofDays(90))));
    }

    @Test
    void paysOtherDebtFromWhatComesBack() {
        issue(10, MARCH);
        Hold hold = hold(1, 10);
        draft.adjust(-4, null, "mistake", NOW);
        assertThat(draft.close().debt()).isEqualTo(4);

        draft.release(hold, "cancel", NOW);

        assertThat(draft.close().debt()).isZero();
        assertThat(lots()).containsExactly(lot(6, MARCH));
    }

    @Test
    void namesTheHoldsThatAreDue() {
        issue(10, null);
        Hold hold = hold(1, 5);

        assertThat(draft.nextDueAt()).isEqualTo(hold.until());
        assertThat(draft.dueHolds(hold.until().minusNanos(1))).isEmpty();
        assertThat(draft.dueHolds(hold.until())).containsExactly(hold);
        assertThat(draft.close().nextDueAt()).isEqualTo(hold.until());
    }

    @Test
    void refusesAWalletThatDoesNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wallet(List.of(lot(1, null)), 0, List.of(), 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wallet(List.of(), -1, List.of(), 1, 0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wallet(List.of(lot(-1, null)), 0, List.of(), -1, 0, 0, 0, 0));
    }

    private void issue(long points, @Nullable Instant expiresAt) {
        draft.issue(points, null, expiresAt, "rule", NOW);
    }

    private Hold hold(long id, long points) {
        return draft.hold(
                id,
                ANNA,
                new Hold.Purpose(Hold.Use.REWARD, "coffee"),
                points,
                NOW.plusSeconds(900),
                NOW);
    }

    private List<Lot> lots() {
        return draft.close().lots();
    }

    private static Lot lot(long points, @Nullable Instant expiresAt) {
        return new Lot(null, expiresAt, points);
    }
}
