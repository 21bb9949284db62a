package io.ladder.accounting;

import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of accounts, added up. The entries of an account stand in the order of their moments,
 * because nothing is booked before what is booked already: whatever arrives late is booked as a
 * difference at the moment that the account has come to.
 */
public interface LedgerEntries {

    /**
     * What the entries up to a moment come to, the moment included, by the code of the wallet;
     * wallets that come to nothing are left out.
     */
    Map<String, WalletTotals> totals(TenantId tenant, AccountId account, Instant through);

    /**
     * A page of the entries of one wallet within a period, oldest first, and what the wallet holds
     * before and after the whole period. Entries that only tell of which lots as many points came
     * are left out.
     *
     * @param from the first moment of the period
     * @param until the first moment after it
     * @param after the page begins after this entry; null for the first page
     * @param limit 1 to {@link io.ladder.shared.Page#LIMIT_MAX}
     */
    Extract extract(
            TenantId tenant,
            AccountId account,
            String wallet,
            Instant from,
            Instant until,
            @Nullable EntryId after,
            int limit);

    /**
     * An entry by its place.
     *
     * @param sequence the number of its record in the account
     * @param ordinal its place within the record, from 0
     */
    record EntryId(long sequence, int ordinal) {}

    /**
     * A page of entries, all as of one moment of the journal.
     *
     * @param newest the account's newest record at that moment; null where it has none
     * @param opening what the wallet holds before the period
     * @param closing what it holds after the period
     */
    record Extract(
            @Nullable RecordId newest,
            Statement.Balance opening,
            Statement.Balance closing,
            List<EntryId> entries) {
        public Extract {
            entries = List.copyOf(entries);
        }
    }
}
