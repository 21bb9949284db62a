package io.ladder.testkit;

import io.ladder.insight.MemberTotals;
import io.ladder.insight.PersonTotals;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Relocation;
import io.ladder.ledger.Movement;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Adds up what a journal in memory holds. */
public final class InMemoryMemberTotals implements MemberTotals {
    private final Function<TenantId, TenantBooks> tenants;

    InMemoryMemberTotals(Function<TenantId, TenantBooks> tenants) {
        this.tenants = tenants;
    }

    @Override
    public void forEach(
            TenantId tenant,
            Instant from,
            Instant until,
            Duration patience,
            Consumer<Total> taker) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            var sameAs = new HashMap<MemberId, MemberId>();
            books.accounts
                    .values()
                    .forEach(kept -> sameAs.putAll(kept.state.whereabouts().sameAs()));
            var totals = new PersonTotals(sameAs);
            books.accounts
                    .values()
                    .forEach(kept -> {
                        AccountState state = kept.state;
                        state.members().keySet().forEach(totals::add);
                        add(totals, kept.records, from, until);
                    });
            totals.forEach(taker);
        }
    }

    private static void add(
            PersonTotals totals, List<JournalRecord> records, Instant from, Instant until) {
        Map<MemberId, Long> left = new HashMap<>();
        for (JournalRecord record : records) {
            if (record.activity() instanceof Relocation.Departure departure) {
                departure.movers().forEach(each -> left.put(each.member(), record.id().sequence()));
            }
        }
        for (JournalRecord record : records) {
            Instant at = record.activity().occurredAt();
            if (record.activity() instanceof Activity.Purchase purchase
                    && !at.isBefore(from)
                    && at.isBefore(until)
                    && record.id().sequence() > left.getOrDefault(record.member(), 0L)) {
                totals.add(record.member(), 1, purchase.total().minor());
            }
            for (Movement each : record.outcome().movements()) {
                if (!each.at().isBefore(from) && each.at().isBefore(until)) {
                    totals.add(record.member(), each.wallet(), each.issued());
                }
            }
        }
    }
}
