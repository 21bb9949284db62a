package io.ladder.accounting;

import io.ladder.journal.BookedAccounts.Booked;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the books of a tenant page by page. Each page is of one moment of the journal, of
 * bounded length, and comes with what the database finds by itself.
 */
public interface BookChecks {
    /** How many accounts a page has at most. */
    int ACCOUNTS_MAX = 200;

    /** Beyond so many records, a page ends with the account that has them. */
    int RECORDS_MAX = 20_000;

    /** How many claims a page has at most. */
    int CLAIMS_MAX = 2_000;

    /** A tenant that has books. */
    record Tenant(TenantId id, String name) {}

    /** All tenants, in the order of their ids. */
    List<Tenant> tenants();

    /** Accounts behind an account, in the order of their ids; from the first where it is null. */
    AccountPage accounts(TenantId tenant, @Nullable AccountId after);

    /**
     * Accounts.
     *
     * @param totals what the entries of each account come to, by the code of the wallet
     * @param findings what is wrong with their rows
     * @param last where the next page begins; null where there are no more
     */
    record AccountPage(
            List<Booked> accounts,
            Map<AccountId, Map<String, WalletTotals>> totals,
            List<Finding> findings,
            @Nullable AccountId last) {
        public AccountPage {
            accounts = List.copyOf(accounts);
            totals = Map.copyOf(totals);
            findings = List.copyOf(findings);
        }
    }

    /** Claims behind a claim, in an order of their own; from the first where it is null. */
    ClaimPage claims(TenantId tenant, @Nullable String after);

    /**
     * Claims.
     *
     * @param last where the next page begins; null where there are no more
     */
    record ClaimPage(int claims, List<Finding> findings, @Nullable String last) {
        public ClaimPage {
            findings = List.copyOf(findings);
        }
    }

    /** How many seals a page has at most. */
    int SEALS_MAX = 10;

    /**
     * Seals behind a number, in their order, and the records that stand between their positions.
     *
     * @param after 0 for the first page
     */
    SealPage seals(TenantId tenant, long after);

    /**
     * Seals.
     *
     * @param before where the chain had come to before them
     * @param standing the records that are where the seals say, as they are now
     * @param more whether there may be others behind them
     */
    record SealPage(Seal.Head before, List<Seal> seals, List<Standing> standing, boolean more) {
        public SealPage {
            seals = List.copyOf(seals);
            standing = List.copyOf(standing);
        }
    }

    /**
     * A record as it stands in the journal.
     *
     * @param ofAccount whether its account is there
     */
    record Standing(long position, Seal.SealedRecord record, boolean ofAccount) {}

    /** What is wrong with what all accounts come to together. */
    List<Finding> sums(TenantId tenant);
}
