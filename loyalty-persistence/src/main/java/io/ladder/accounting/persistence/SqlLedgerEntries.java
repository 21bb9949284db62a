package io.ladder.accounting.persistence;

import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.Statement;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds entries up where they are. */
@Component
final class SqlLedgerEntries implements LedgerEntries {
    /**
     * The newest record that has an entry before a moment; 0 for none. Entries stand in the order
     * of their moments, so that halving finds it, however many there are.
     */
    private static final String LAST_BEFORE =
            """
            with recursive search (low, high) as (
                select 0::bigint, sequence + 1 from account
                where tenant_id = :tenant and account_id = :account
                union all
                select case when later then low else (low + high) / 2 end,
                    case when later then (low + high) / 2 else high end
                from search
                cross join lateral (select coalesce((select occurred_at >= :moment from entry
                    where account_id = :account and sequence >= (low + high) / 2
                    order by sequence, ordinal limit 1), true) as later) as probe
                where low + 1 < high
            )
            select low from search where low + 1 >= high
            """;

    /**
     * What a wallet holds before a moment: what the newest record says that tells it, and what
     * moved since. A fact that came with somebody says nothing, and whoever left says what they
     * have elsewhere.
     */
    private static final String BALANCE =
            """
            with told as (
                select sequence, outcome -> 'balances' as balances from activity
                where tenant_id = :tenant and account_id = :account and sequence < :last
                  and kind <> 'Departure' and json_array_length(outcome -> 'balances') > 0
                order by sequence desc limit 1
            ), part (available, pending, held) as (
                select (balance ->> 'available')::bigint, (balance ->> 'pending')::bigint,
                    (balance ->> 'held')::bigint
                from told cross join json_array_elements(balances) as balance
                where balance ->> 'wallet' = :wallet
                union all
                select case place when 'AVAILABLE' then points * change else 0 end,
                    case place when 'PENDING' then points * change else 0 end,
                    case place when 'HELD' then points * change else 0 end
                from entry,
                lateral (values (from_place, -1), (to_place, 1)) as side(place, change)
                where tenant_id = :tenant and account_id = :account and wallet = :wallet
                  and sequence > coalesce((select sequence from told), 0) and sequence <= :last
                  and occurred_at < :moment
            )
            select coalesce(sum(available), 0), coalesce(sum(pending), 0), coalesce(sum(held), 0)
            from part
            """;

    private static final String ENTRIES =
            """
            select sequence, ordinal from entry
            where tenant_id = :tenant and account_id = :account and wallet = :wallet
              and sequence between :first and :last
              and occurred_at >= :from and occurred_at < :until
              and (sequence, ordinal) > (:sequence, :ordinal)
              and (points > 0 or from_place = to_place)
            order by sequence, ordinal limit :limit
            """;

    private static final String NEWEST =
            """
            select account_id, sequence from account
            where tenant_id = :tenant and account_id = :account
            """;

    private final JdbcClient database;
    private final Snapshots snapshots;
    private final AccountTotals totals;

    SqlLedgerEntries(JdbcClient database, Snapshots snapshots, AccountTotals totals) {
        this.database = database;
        this.snapshots = snapshots;
        this.totals = totals;
    }

    @Override
    public Map<String, WalletTotals> totals(TenantId tenant, AccountId account, Instant through) {
        // The database keeps microseconds, and would round what is finer to either side.
        Instant moment = through.truncatedTo(ChronoUnit.MICROS);
        return snapshots.read(() -> {
            long last = lastBefore(tenant, account, moment.plus(1, ChronoUnit.MICROS));
            RecordId newest = newest(tenant, account);
            return newest == null || last <= newest.sequence() / 2
                    ? totals.upTo(tenant, account, last, moment)
                    : totals.back(tenant, account, last, moment);
        });
    }

    private @Nullable RecordId newest(TenantId tenant, AccountId account) {
        return of(tenant, account, NEWEST)
                .query((row, _) -> new RecordId(account, row.getLong(2)))
                .optional()
                .orElse(null);
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
        return snapshots.read(() -> {
            long first = lastBefore(tenant, account, from);
            long last = lastBefore(tenant, account, until);
            List<EntryId> entries =
                    of(tenant, account, ENTRIES)
                            .param("wallet", wallet)
                            .param("first", first)
                            .param("last", last)
                            .param("from", Moments.written(from))
                            .param("until", Moments.written(until))
                            .param("sequence", after == null ? 0 : after.sequence())
                            .param("ordinal", after == null ? 0 : after.ordinal())
                            .param("limit", limit)
                            .query((row, _) -> new EntryId(row.getLong(1), row.getInt(2)))
                            .list();
            return new Extract(
                    newest(tenant, account),
                    balance(tenant, account, wallet, first, from),
                    balance(tenant, account, wallet, last, until),
                    entries);
        });
    }

    private long lastBefore(TenantId tenant, AccountId account, Instant moment) {
        return of(tenant, account, LAST_BEFORE)
                .param("moment", Moments.written(moment))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private Statement.Balance balance(
            TenantId tenant, AccountId account, String wallet, long last, Instant moment) {
        return of(tenant, account, BALANCE)
                .param("wallet", wallet)
                .param("last", last)
                .param("moment", Moments.written(moment))
                .query((row, _) ->
                        new Statement.Balance(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private JdbcClient.StatementSpec of(TenantId tenant, AccountId account, String sql) {
        return database.sql(sql).param("tenant", tenant.value()).param("account", account.value());
    }
}
