package io.ladder.testkit;

import io.ladder.household.Contributions;
import io.ladder.household.Household;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;

/** What members did for the wallets of an account, by its whole history. */
public final class HistoryContributions implements Contributions {
    private final Journal journal;

    public HistoryContributions(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Household.Contribution> of(TenantId tenant, AccountId account) {
        var contributions = new ArrayList<Household.Contribution>();
        for (JournalRecord record : journal.history(tenant, account)) {
            for (Movement movement : record.outcome().movements()) {
                long earned = -to(movement, Place.ISSUED) - to(movement, Place.ADJUSTED);
                long spent = to(movement, Place.REDEEMED);
                if (earned != 0 || spent != 0) {
                    contributions.add(
                            new Household.Contribution(
                                    record.member(), movement.wallet(), earned, spent));
                }
            }
        }
        return contributions;
    }

    private static long to(Movement movement, Place place) {
        return (movement.to() == place ? movement.points() : 0)
                - (movement.from() == place ? movement.points() : 0);
    }
}
