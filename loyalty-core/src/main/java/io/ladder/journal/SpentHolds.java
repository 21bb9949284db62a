package io.ladder.journal;

import io.ladder.ledger.WalletDraft;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds whose points were spent and may come back, by the record that set them aside. */
final class SpentHolds {
    private final Map<Long, Turn.WalletHold> holds = new HashMap<>();

    Turn.@Nullable WalletHold get(long record) {
        return holds.get(record);
    }

    void put(Turn.WalletHold spent) {
        holds.put(spent.hold().id(), spent);
    }

    void remove(Turn.WalletHold refunded) {
        holds.remove(refunded.hold().id());
    }

    /** Lets the points of a wallet live until a later moment, should they come back. */
    void renew(WalletDraft wallet, Instant expiresAt, Instant at) {
        holds.replaceAll((_, spent) ->
                spent.wallet() == wallet
                        ? new Turn.WalletHold(wallet, spent.hold().renewed(expiresAt, at))
                        : spent);
    }
}
