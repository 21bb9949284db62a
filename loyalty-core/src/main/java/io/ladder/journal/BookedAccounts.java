package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts with all that was booked on them, for whoever checks the books. */
public interface BookedAccounts {

    /**
     * The accounts of those ids, in the order of the ids; those that the tenant has not are left
     * out.
     */
    List<Booked> read(TenantId tenant, Collection<AccountId> accounts);

    /**
     * An account as its rows hold it.
     *
     * @param state null where its rows make no state
     * @param fault why its rows cannot be read; null where they can
     * @param history all records in the order of their numbers; of their outcomes only what they
     *     did to redemptions and shared counters
     * @param rungs where members stand as lists show it, by the id of the ladder
     */
    record Booked(
            AccountId account,
            @Nullable AccountState state,
            @Nullable String fault,
            List<JournalRecord> history,
            Map<MemberId, Map<String, String>> rungs) {
        public Booked {
            history = List.copyOf(history);
            rungs = Map.copyOf(rungs);
        }
    }
}
