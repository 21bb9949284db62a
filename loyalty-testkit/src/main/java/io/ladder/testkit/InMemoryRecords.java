package io.ladder.testkit;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Programmes;
import io.ladder.journal.Records;
import io.ladder.shared.AccountId;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists what a journal in memory holds. */
final class InMemoryRecords implements Records {
    private final Function<TenantId, TenantBooks> tenants;
    private final Programmes programmes;

    InMemoryRecords(Function<TenantId, TenantBooks> tenants, Programmes programmes) {
        this.tenants = tenants;
        this.programmes = programmes;
    }

    @Override
    public List<JournalRecord> list(
            TenantId tenant,
            AccountId account,
            Class<? extends Activity> kind,
            @Nullable Long before,
            int limit) {
        return page(
                tenant,
                account,
                before,
                limit,
                record -> kind.isInstance(record.activity()) ? List.of(record) : List.of());
    }

    @Override
    public List<Entry> entries(
            TenantId tenant,
            AccountId account,
            @Nullable String wallet,
            @Nullable Long before,
            int limit) {
        return page(
                tenant,
                account,
                before,
                limit,
                record -> {
                    var entries = new ArrayList<Entry>();
                    var movements = record.outcome().movements();
                    for (int ordinal = movements.size() - 1; ordinal >= 0; ordinal--) {
                        var movement = movements.get(ordinal);
                        if (wallet == null || wallet.equals(movement.wallet())) {
                            entries.add(
                                    new Entry(record.id(), ordinal, record.recordedAt(), movement));
                        }
                    }
                    return entries;
                });
    }

    @Override
    public List<RecordedMove> moves(
            TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return page(
                tenant,
                account,
                before,
                limit,
                record ->
                        record.outcome().moves().reversed().stream()
                                .map(each ->
                                        new RecordedMove(
                                                record.id(),
                                                each.member(),
                                                record.recordedAt(),
                                                each.move()))
                                .toList());
    }

    @Override
    public @Nullable RedemptionView redemption(TenantId tenant, RecordId id) {
        return view(tenant, id, account -> account.redemptions);
    }

    @Override
    public List<RedemptionView> redemptions(
            TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return views(tenant, account, before, limit, found -> found.redemptions);
    }

    @Override
    public @Nullable PaymentView payment(TenantId tenant, RecordId id) {
        return view(tenant, id, account -> account.payments);
    }

    @Override
    public List<PaymentView> payments(
            TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return views(tenant, account, before, limit, found -> found.payments);
    }

    private <V> @Nullable V view(
            TenantId tenant, RecordId id, Function<TenantBooks.Account, Map<Long, V>> views) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            RecordId current = books.current(id);
            var account = books.accounts.get(current.account());
            return account == null ? null : views.apply(account).get(current.sequence());
        }
    }

    private <V> List<V> views(
            TenantId tenant,
            AccountId account,
            @Nullable Long before,
            int limit,
            Function<TenantBooks.Account, Map<Long, V>> views) {
        TenantBooks books = tenants.apply(tenant);
        return page(
                tenant,
                account,
                before,
                limit,
                record -> {
                    var found = Objects.requireNonNull(books.accounts.get(account));
                    V view = views.apply(found).get(record.id().sequence());
                    return view == null ? List.of() : List.of(view);
                });
    }

    @Override
    public List<AccountId> accounts(TenantId tenant, @Nullable AccountId after, int limit) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            return books.accounts.keySet().stream()
                    .sorted()
                    .filter(account -> after == null || account.compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Map<String, Long> rungCounts(TenantId tenant, String scheme, Instant at) {
        var counts = new TreeMap<String, Long>();
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            for (TenantBooks.Account account : books.accounts.values()) {
                AccountState state = programmes.timeline(tenant).advance(account.state, at);
                state.members()
                        .forEach((_, member) -> {
                            var standing = member.standings().get(scheme);
                            if (standing != null && member.status() != MemberStatus.CLOSED) {
                                counts.merge(standing.rung(), 1L, Math::addExact);
                            }
                        });
            }
        }
        return counts;
    }

    /** What {@code limit} records hold, newest first; records that hold nothing do not count. */
    private <T> List<T> page(
            TenantId tenant,
            AccountId account,
            @Nullable Long before,
            int limit,
            Function<JournalRecord, List<T>> items) {
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + Page.LIMIT_MAX);
        }
        var page = new ArrayList<T>();
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            var found = books.accounts.get(account);
            List<JournalRecord> records = found == null ? List.of() : found.records;
            int left = limit;
            for (JournalRecord record : records.reversed()) {
                if (before != null && record.id().sequence() >= before) {
                    continue;
                }
                List<T> held = items.apply(record);
                if (!held.isEmpty() && left-- == 0) {
                    break;
                }
                page.addAll(held);
            }
        }
        return page;
    }
}
