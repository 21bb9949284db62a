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

/**
 * Parts of holds: what was drawn first is spent first, and what was drawn last comes back first.
 */
class HoldTest {
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private static final Hold HOLD =
            new Hold(
                    7,
                    ANNA,
                    Hold.Use.PAYMENT,
                    "payment",
                    NOW.plusSeconds(60),
                    List.of(lot(10, MARCH), lot(5, APRIL)),
                    4,
                    NOW,
                    null);

    private static Lot lot(long points, @Nullable Instant expiresAt) {
        return new Lot(null, expiresAt, points);
    }

    @Test
    void partsByTheOrderOfDrawing() {
        assertThat(HOLD.first(12).lots()).containsExactly(lot(10, MARCH), lot(2, APRIL));
        assertThat(HOLD.first(12).owed()).isZero();
        assertThat(HOLD.without(12).lots()).containsExactly(lot(3, APRIL));
        assertThat(HOLD.without(12).owed()).isEqualTo(4);
        assertThat(HOLD.without(17).lots()).isEmpty();
        assertThat(HOLD.without(17).owed()).isEqualTo(2);
        assertThat(HOLD.first(19)).isEqualTo(HOLD).isEqualTo(HOLD.without(0));
    }

    @Test
    void partsNoMoreThanItHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> HOLD.first(20));
        assertThatIllegalArgumentException().isThrownBy(() -> HOLD.without(20));
        assertThatIllegalArgumentException().isThrownBy(() -> HOLD.first(-1));
    }

    @Test
    void wasForARewardWhereNothingElseIsSaid() {
        var old = new Hold(1, ANNA, null, "coffee", MARCH, List.of(lot(1, null)), 0, null, null);

        assertThat(old.use()).isEqualTo(Hold.Use.REWARD);
        assertThat(old.pays()).isFalse();
        assertThat(HOLD.pays()).isTrue();
    }

    @Test
    void spendingAPartIsSpendingAllAndGettingTheRestBack() {
        for (long kept = 1; kept <= 19; kept++) {
            WalletDraft atOnce = wallet();
            atOnce.capture(hold(atOnce), kept, NOW);

            WalletDraft later = wallet();
            Hold spent = later.capture(hold(later), 19, NOW);
            if (kept < 19) {
                later.refund(spent.without(kept), "refund", NOW);
            }

            assertThat(later.close()).as("of 19 " + kept).isEqualTo(atOnce.close());
        }
    }

    @Test
    void comesBackInPartsAsItDoesAtOnce() {
        for (long first = 1; first < 19; first++) {
            WalletDraft draft = wallet();
            Wallet before = draft.close();
            Hold spent = draft.capture(hold(draft), 19, NOW);
            draft.refund(spent.without(first), "refund", NOW);
            draft.refund(spent.first(first), "refund", NOW);

            assertThat(draft.close()).as("first " + (19 - first)).isEqualTo(before);
        }
    }

    /** 15 points that can be spent, so that a hold of 19 owes 4. */
    private static WalletDraft wallet() {
        var movements = new ArrayList<Movement>();
        var draft =
                new WalletDraft(
                        "points",
                        Wallet.EMPTY,
                        () -> new LotTerms(Expiry.never(), ZoneOffset.UTC, Duration.ZERO),
                        movements::add);
        draft.issue(10, null, MARCH, "rule", NOW);
        draft.issue(5, null, APRIL, "rule", NOW);
        return draft;
    }

    private static Hold hold(WalletDraft draft) {
        return draft.hold(
                7,
                ANNA,
                new Hold.Purpose(Hold.Use.PAYMENT, "payment"),
                19,
                NOW.plusSeconds(60),
                NOW);
    }
}
