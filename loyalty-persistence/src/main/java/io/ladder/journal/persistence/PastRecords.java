package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Relocation;
import io.ladder.journal.Rerating;
import io.ladder.journal.Transfer;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The histories of accounts up to a moment, as they are known today: what was returned or withdrawn
 * at whatever time never existed, and rules that were corrected were always right.
 */
@Component
final class PastRecords {
    private static final int FETCH_SIZE = 1_000;

    private static final String HISTORIES =
            """
            select account_id, sequence, member_id, recorded_at, version, corrections, kind, body,
                outcome
            from activity
            where tenant_id = ? and account_id = any (?::uuid[])
              and (occurred_at <= ? or kind in
                ('Return', 'ReturnWithoutReceipt', 'EvidenceWithdrawal',
                 'TransferInReversal', 'Rerating', 'Departure', 'Arrival'))
            order by account_id, sequence
            """;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;

    PastRecords(JdbcTemplate database, TransactionOperations transactions) {
        this.transactions = transactions;
        this.database = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
        this.database.setFetchSize(FETCH_SIZE);
    }

    /** Hands over the history of each of the accounts that had one by then, one at a time. */
    void forEach(
            TenantId tenant,
            Set<AccountId> accounts,
            Instant at,
            BiConsumer<AccountId, List<JournalRecord>> taker) {
        if (accounts.isEmpty()) {
            return;
        }
        String[] ids =
                accounts.stream().map(account -> account.value().toString()).toArray(String[]::new);
        var collected = new Histories(at, taker);
        // Rows come through a cursor only within a transaction.
        transactions.executeWithoutResult(_ ->
                database.query(HISTORIES, collected, tenant.value(), ids, Moments.written(at)));
        collected.close();
    }

    /** Gathers rows that come in the order of their accounts. */
    private static final class Histories implements RowCallbackHandler {
        private final Instant at;
        private final BiConsumer<AccountId, List<JournalRecord>> taker;
        private @Nullable AccountId account;
        private List<JournalRecord> history = new ArrayList<>();
        private boolean begun;

        Histories(Instant at, BiConsumer<AccountId, List<JournalRecord>> taker) {
            this.at = at;
            this.taker = taker;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            JournalRecord stored = StoredRecords.activity(row);
            JournalRecord record = clipped(stored);
            if (!record.id().account().equals(account)) {
                close();
                account = record.id().account();
                history = new ArrayList<>();
                begun = false;
            }
            history.add(record);
            begun |= !stored.activity().occurredAt().isAfter(at);
        }

        void close() {
            if (account != null && begun) {
                taker.accept(account, history);
            }
        }

        /** What undoes something later undoes it all the same, but takes no time to come to. */
        private JournalRecord clipped(JournalRecord record) {
            Activity activity = record.activity();
            if (!activity.occurredAt().isAfter(at)) {
                return record;
            }
            Activity early = activity;
            if (activity instanceof Activity.Return undone) {
                early =
                        new Activity.Return(
                                at,
                                undone.document(),
                                undone.purchase(),
                                undone.lines(),
                                undone.amount());
            } else if (activity instanceof Activity.ReturnWithoutReceipt undone) {
                early =
                        new Activity.ReturnWithoutReceipt(
                                at, undone.document(), undone.amount(), undone.since());
            } else if (activity instanceof Activity.EvidenceWithdrawal withdrawal) {
                early =
                        new Activity.EvidenceWithdrawal(
                                at, withdrawal.evidence(), withdrawal.reasonCode());
            } else if (activity instanceof Transfer.TransferInReversal reversal) {
                early = new Transfer.TransferInReversal(at, reversal.in());
            } else if (activity instanceof Rerating rerating) {
                early = new Rerating(at, rerating.corrections());
            } else if (activity instanceof Relocation relocation) {
                early = relocation.at(at);
            }
            return new JournalRecord(
                    record.id(),
                    record.member(),
                    record.recordedAt(),
                    record.version(),
                    record.corrections(),
                    early,
                    record.outcome());
        }
    }
}
