package io.ladder.member;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Records;
import io.ladder.shared.AccountId;
import io.ladder.shared.Page;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which evidence and which answers of a list were withdrawn. */
@UseCase
public final class WithdrawnEvidence {
    private final Records records;

    public WithdrawnEvidence(Records records) {
        this.records = records;
    }

    /**
     * The numbers of what was withdrawn, as far as it is in the list; others may be among them.
     *
     * @param evidence a page of records of the account, newest first
     */
    public Set<Long> among(TenantId tenant, AccountId account, List<JournalRecord> evidence) {
        var withdrawn = new HashSet<Long>();
        // A withdrawal comes after its evidence.
        long oldest = evidence.isEmpty() ? Long.MAX_VALUE : evidence.getLast().id().sequence();
        long before = Long.MAX_VALUE;
        while (before > oldest) {
            List<JournalRecord> withdrawals =
                    records.list(
                            tenant,
                            account,
                            Activity.EvidenceWithdrawal.class,
                            before,
                            Page.LIMIT_MAX);
            for (JournalRecord record : withdrawals) {
                if (record.activity() instanceof Activity.EvidenceWithdrawal withdrawal) {
                    withdrawn.add(withdrawal.evidence());
                }
            }
            before =
                    withdrawals.size() < Page.LIMIT_MAX
                            ? oldest
                            : withdrawals.getLast().id().sequence();
        }
        return withdrawn;
    }
}
