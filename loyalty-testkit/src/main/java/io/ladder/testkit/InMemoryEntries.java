package io.ladder.testkit;

import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.Statement;
import io.ladder.journal.JournalRecord;
import io.ladder.ledger.Movement;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.Page;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up what a journal in memory holds. */
final class InMemoryEntries implements LedgerEntries {
    private final Function<TenantId, TenantBooks> tenants;

    InMemoryEntries(Function<TenantId, TenantBooks> tenants) {
        this.tenants = tenants;
    }

    @Override
    public Map<String, WalletTotals> totals(TenantId tenant, AccountId account, Instant through) {
        var sums = new TreeMap<String, WalletTotals.Sum>();
        for (JournalRecord record : records(tenant, account)) {
            for (Movement movement : record.outcome().movements()) {
                if (!movement.at().isAfter(through)) {
                    sums.computeIfAbsent(movement.wallet(), _ -> new WalletTotals.Sum())
                            .add(movement);
                }
            }
        }
        var totals = new HashMap<String, WalletTotals>();
        sums.forEach((code, sum) -> totals.put(code, sum.close()));
        totals.values().removeIf(WalletTotals.NOTHING::equals);
        return totals;
    }

    @Override
    public Extract extract(
            TenantId tenant,
            AccountId account,
            String wallet,
            Instant from,
            Instant until,
            @Nullable EntryId after,
            int limit) {
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + Page.LIMIT_MAX);
        }
        List<JournalRecord> records = records(tenant, account);
        var opening = Statement.Balance.NOTHING;
        var closing = Statement.Balance.NOTHING;
        var page = new ArrayList<EntryId>();
        for (JournalRecord record : records) {
            List<Movement> movements = record.outcome().movements();
            for (int ordinal = 0; ordinal < movements.size(); ordinal++) {
                Movement movement = movements.get(ordinal);
                var id = new EntryId(record.id().sequence(), ordinal);
                if (!movement.wallet().equals(wallet) || !movement.at().isBefore(until)) {
                    continue;
                }
                closing = closing.plus(movement);
                if (movement.at().isBefore(from)) {
                    opening = opening.plus(movement);
                } else if (page.size() < limit && isBehind(id, after) && isShown(movement)) {
                    page.add(id);
                }
            }
        }
        return new Extract(
                records.isEmpty() ? null : records.getLast().id(), opening, closing, page);
    }

    private static boolean isShown(Movement movement) {
        return movement.points() > 0 || movement.from() == movement.to();
    }

    private static boolean isBehind(EntryId id, @Nullable EntryId after) {
        return after == null
                || id.sequence() > after.sequence()
                || (id.sequence() == after.sequence() && id.ordinal() > after.ordinal());
    }

    private List<JournalRecord> records(TenantId tenant, AccountId account) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            var found = books.accounts.get(account);
            return found == null ? List.of() : List.copyOf(found.records);
        }
    }
}
