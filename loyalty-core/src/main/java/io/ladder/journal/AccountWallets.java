package io.ladder.journal;

import io.ladder.ledger.Hold;
import io.ladder.ledger.LotTerms;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletDraft;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The wallets of an account while one decision works on it; each is opened when it is asked for.
 */
final class AccountWallets {
    private final AccountState before;
    private final Function<String, LotTerms> terms;
    private final Consumer<Movement> movements;
    private final Map<String, WalletDraft> open = new TreeMap<>();

    /**
     * The wallets as they were.
     *
     * @param terms by which points live, by the code of the wallet
     * @param movements what is told of all that moves
     */
    AccountWallets(
            AccountState before, Function<String, LotTerms> terms, Consumer<Movement> movements) {
        this.before = before;
        this.terms = terms;
        this.movements = movements;
    }

    WalletDraft of(String code) {
        WalletDraft wallet = open.get(code);
        if (wallet == null) {
            wallet = new WalletDraft(code, before.wallet(code), () -> terms.apply(code), movements);
            open.put(code, wallet);
        }
        return wallet;
    }

    /** All that there are, by code. */
    Collection<WalletDraft> all() {
        before.wallets().keySet().forEach(this::of);
        return open.values();
    }

    /** The open hold of a record, in whichever wallet; null where none is open. */
    Turn.@Nullable WalletHold openHold(long record) {
        for (WalletDraft wallet : all()) {
            Hold hold = wallet.openHold(record);
            if (hold != null) {
                return new Turn.WalletHold(wallet, hold);
            }
        }
        return null;
    }

    /** Keeps the moments at which time changes a wallet. */
    void keepDues(NextDue next) {
        before.wallets()
                .forEach((code, wallet) -> {
                    if (!open.containsKey(code)) {
                        next.keep(wallet.nextDueAt());
                    }
                });
        open.values().forEach(wallet -> next.keep(wallet.nextDueAt()));
    }

    /** The wallets as they stand. */
    Map<String, Wallet> close() {
        var closed = new HashMap<>(before.wallets());
        open.forEach((code, wallet) -> closed.put(code, wallet.close()));
        return closed;
    }
}
