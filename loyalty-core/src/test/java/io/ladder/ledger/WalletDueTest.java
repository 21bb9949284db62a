package io.ladder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.shared.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletDueTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    private final WalletDraft draft =
            new WalletDraft(
                    "points",
                    Wallet.EMPTY,
                    () -> new LotTerms(Expiry.never(), ZoneOffset.UTC, Duration.ZERO),
                    _ -> {});

    @Test
    void isDueWhenTheFirstOfItsLotsIs() {
        draft.issue(10, null, MARCH, "rule", NOW);
        draft.issue(10, null, APRIL, "rule", NOW);

        assertThat(draft.nextDueAt()).isEqualTo(MARCH);
    }

    @Test
    void isDueWhenItsLotsAreThoughAHoldLapsesLater() {
        draft.issue(10, null, MARCH, "rule", NOW);

        draft.hold(1, ANNA, new Hold.Purpose(Hold.Use.REWARD, "coffee"), 5, MAY, NOW);

        assertThat(draft.nextDueAt()).isEqualTo(MARCH);
    }
}
