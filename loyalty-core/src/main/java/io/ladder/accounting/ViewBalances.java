package io.ladder.accounting;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.ledger.WalletRules;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows the wallets of an account as of any moment. For a moment in the past it is the sum of the
 * entries up to it, which is what statements and liability say of that moment: by what is known
 * now, not by what was known then. What comes to light later stands where the account had come to,
 * and changes nothing before. For a moment to come it is what will be there if nothing more
 * happens.
 */
@UseCase
public final class ViewBalances {
    private final Journal journal;
    private final Programmes programmes;
    private final LedgerEntries entries;

    public ViewBalances(Journal journal, Programmes programmes, LedgerEntries entries) {
        this.journal = journal;
        this.programmes = programmes;
        this.entries = entries;
    }

    /** The wallets of the programme of that moment, in its order, then others that hold points. */
    public Map<String, WalletTotals> at(TenantId tenant, AccountId account, Instant at) {
        Timeline timeline = programmes.timeline(tenant);
        AccountState known = journal.state(tenant, account);
        AccountState state = known == null ? AccountState.EMPTY : known;
        Map<String, WalletTotals> held =
                at.isBefore(state.position().at())
                        ? entries.totals(tenant, account, at)
                        : totals(timeline.advance(state, at));
        var wallets = new LinkedHashMap<String, WalletTotals>();
        for (WalletRules rules : timeline.at(at).wallets()) {
            wallets.put(rules.code(), held.getOrDefault(rules.code(), WalletTotals.NOTHING));
        }
        held.forEach(wallets::putIfAbsent);
        return wallets;
    }

    private static Map<String, WalletTotals> totals(AccountState state) {
        var totals = new LinkedHashMap<String, WalletTotals>();
        state.wallets().forEach((code, wallet) -> totals.put(code, WalletTotals.of(wallet)));
        return totals;
    }
}
