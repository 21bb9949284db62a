package io.ladder.journal;

import io.ladder.ledger.WalletRules;
import java.util.ArrayList;
import java.util.List;

/** Settles by the rules of each wallet what a return takes that is spent already. */
final class Shortfalls {
    private Shortfalls() {}

    /**
     * Settles what a return leaves owing that was not owed before.
     *
     * @param booked the account without the return
     */
    static List<Restitution.Shortfall> settle(AccountDraft account, AccountState booked) {
        var shortfalls = new ArrayList<Restitution.Shortfall>();
        for (WalletRules rules : account.programme().wallets()) {
            WalletRules.Shortfall rule = rules.shortfall();
            long missing = account.wallet(rules.code()).debt() - booked.wallet(rules.code()).debt();
            if (missing > 0 && rule.policy() != WalletRules.Shortfall.Policy.OWE) {
                boolean withheld = rule.policy() == WalletRules.Shortfall.Policy.WITHHOLD;
                var shortfall =
                        new Restitution.Shortfall(
                                rules.code(), missing, withheld ? rule.worthOf(missing) : 0);
                settle(shortfall, account);
                shortfalls.add(shortfall);
            }
        }
        return shortfalls;
    }

    /** Settles again, in a replay, what was settled once for all. */
    static void settle(Restitution.Shortfall shortfall, AccountDraft account) {
        // Money that the till withheld has paid for the points; what was written off is not given.
        boolean paid = shortfall.withheldMinor() > 0;
        long points =
                paid
                        ? shortfall.points()
                        : Math.min(shortfall.points(), account.wallet(shortfall.wallet()).debt());
        if (points > 0) {
            account.writeOff(shortfall.wallet(), points, paid ? "withheld" : "written-off");
        }
    }
}
