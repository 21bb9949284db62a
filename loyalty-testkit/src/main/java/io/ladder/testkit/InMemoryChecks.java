package io.ladder.testkit;

import io.ladder.accounting.BookChecks;
import io.ladder.accounting.Finding;
import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.Seal;
import io.ladder.journal.BookedAccounts.Booked;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through books in memory, where nothing but states can go astray, and nothing is sealed. */
final class InMemoryChecks implements BookChecks {
    private final Function<TenantId, TenantBooks> tenants;
    private final LedgerEntries entries;

    InMemoryChecks(Function<TenantId, TenantBooks> tenants, LedgerEntries entries) {
        this.tenants = tenants;
        this.entries = entries;
    }

    @Override
    public List<Tenant> tenants() {
        return List.of();
    }

    @Override
    public AccountPage accounts(TenantId tenant, @Nullable AccountId after) {
        TenantBooks books = tenants.apply(tenant);
        var page = new ArrayList<Booked>();
        var totals = new HashMap<AccountId, Map<String, WalletTotals>>();
        synchronized (books) {
            books.accounts.forEach((id, account) -> {
                if ((after == null || id.compareTo(after) > 0) && page.size() < ACCOUNTS_MAX) {
                    page.add(new Booked(id, account.state, null, account.records, rungs(account)));
                    totals.put(id, entries.totals(tenant, id, Instant.MAX));
                }
            });
        }
        return new AccountPage(
                page,
                totals,
                List.of(),
                page.size() == ACCOUNTS_MAX ? page.getLast().account() : null);
    }

    private static Map<MemberId, Map<String, String>> rungs(TenantBooks.Account account) {
        var rungs = new HashMap<MemberId, Map<String, String>>();
        account.state
                .members()
                .forEach((id, member) -> {
                    var stands = new HashMap<String, String>();
                    member.standings()
                            .forEach((scheme, standing) -> stands.put(scheme, standing.rung()));
                    rungs.put(id, stands);
                });
        return rungs;
    }

    @Override
    public ClaimPage claims(TenantId tenant, @Nullable String after) {
        return new ClaimPage(0, List.of(), null);
    }

    @Override
    public SealPage seals(TenantId tenant, long after) {
        return new SealPage(Seal.Head.START, List.of(), List.of(), false);
    }

    @Override
    public List<Finding> sums(TenantId tenant) {
        return List.of();
    }
}
