package io.ladder.household;

import io.ladder.journal.Receipt;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import java.util.List;

/**
 * Members who pool their points.
 *
 * @param members in the order of their ids
 * @param receipt what is in the wallets now
 */
public record Household(AccountId account, List<Member> members, Receipt receipt) {
    public Household {
        members = List.copyOf(members);
    }

    /** A member, and what they brought to each wallet. */
    public record Member(MemberId id, List<Contribution> contributions) {
        public Member {
            contributions = List.copyOf(contributions);
        }
    }

    /**
     * What somebody did for a wallet.
     *
     * @param earned what rules and clerks gave for what they did, less what was taken back
     * @param spent what they spent, less what came back
     */
    public record Contribution(MemberId member, String wallet, long earned, long spent) {}
}
