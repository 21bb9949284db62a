package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.ledger.Hold;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of accounts: their states, their wallets, and the rungs of their members. */
final class AccountRows {
    /** A due is rounded up to this step, so that most purchases leave the index alone. */
    private static final Duration DUE_STEP = Duration.ofHours(1);

    private final TableRows accounts = new TableRows(JournalTables.ACCOUNTS);
    private final TableRows wallets = new TableRows(JournalTables.WALLETS);
    private final TableRows standings = new TableRows(JournalTables.STANDINGS);
    private final TableRows left = new TableRows(JournalTables.LEFT_STANDINGS);

    TableRows accounts() {
        return accounts;
    }

    TableRows wallets() {
        return wallets;
    }

    TableRows standings() {
        return standings;
    }

    /** The rungs of members who left an account. */
    TableRows left() {
        return left;
    }

    /** Writes an account whose state came to be another. */
    void add(TenantId tenant, AccountId id, @Nullable AccountState before, AccountState after) {
        accounts.add(
                id.value(),
                tenant.value(),
                after.sequence(),
                JournalJson.writeState(after),
                roundedUp(after.nextDueAt()),
                after.version(),
                lapsesAt(after));
        var codes = new TreeSet<>(after.wallets().keySet());
        if (before != null) {
            codes.addAll(before.wallets().keySet());
        }
        for (String code : codes) {
            Wallet wallet = after.wallet(code);
            if (before == null || !wallet.equals(before.wallet(code))) {
                wallet(tenant, id, code, wallet);
            }
        }
        if (before != null) {
            for (MemberId member : before.members().keySet()) {
                if (!after.members().containsKey(member)) {
                    left.add(id.value(), member.value());
                }
            }
        }
        after.members()
                .forEach((member, state) -> {
                    var known = before == null ? null : before.member(member);
                    state.standings()
                            .forEach((scheme, standing) -> {
                                var was = known == null ? null : known.standings().get(scheme);
                                if (was == null || !was.rung().equals(standing.rung())) {
                                    standings.add(
                                            id.value(),
                                            member.value(),
                                            scheme,
                                            tenant.value(),
                                            standing.rung());
                                }
                            });
                });
    }

    /** When the first of its holds lapses; null where it has none. */
    private static @Nullable Instant lapsesAt(AccountState state) {
        Instant first = null;
        for (Wallet wallet : state.wallets().values()) {
            for (Hold hold : wallet.holds()) {
                if (first == null || hold.until().isBefore(first)) {
                    first = hold.until();
                }
            }
        }
        return first;
    }

    static @Nullable Instant roundedUp(@Nullable Instant due) {
        if (due == null) {
            return null;
        }
        Instant whole = due.truncatedTo(ChronoUnit.HOURS);
        return whole.equals(due) ? due : whole.plus(DUE_STEP);
    }

    private void wallet(TenantId tenant, AccountId id, String code, Wallet wallet) {
        wallets.add(
                id.value(),
                code,
                tenant.value(),
                WalletRow.array(wallet.lots(), Lot::points),
                WalletRow.array(wallet.lots(), lot -> Moments.microsOrNull(lot.availableAt())),
                WalletRow.array(wallet.lots(), lot -> Moments.microsOrNull(lot.expiresAt())),
                wallet.debt(),
                wallet.held(),
                wallet.issued(),
                wallet.redeemed(),
                wallet.expired(),
                wallet.adjusted(),
                wallet.transferred());
    }
}
