package io.ladder.journal;

import io.ladder.ledger.WalletRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Settles by the rules of each wallet what a return takes that is spent already. */
final class Shortfalls {
    private Shortfalls() {}

    /**
     * Settles what a return leaves owing that was not owed without it.
     *
     * @param account where the return left it, at its place
     * @param passed the account without the return, at its end
     * @param without the account without the return, at a place before its end
     */
    static List<Restitution.Shortfall> settle(
            AccountDraft account, AccountState passed, Function<Position, AccountState> without) {
        List<WalletRules> settling =
                account.programme().wallets().stream()
                        .filter(rules ->
                                rules.shortfall().policy() != WalletRules.Shortfall.Policy.OWE)
                        .filter(rules -> account.wallet(rules.code()).debt() > 0)
                        .toList();
        if (settling.isEmpty()) {
            return List.of();
        }
        Position place = account.position();
        // What is owed at the end is not what was owed at the place of one that comes late.
        boolean late = place.compareTo(passed.position()) < 0;
        AccountState other = late ? without.apply(place) : passed;
        var shortfalls = new ArrayList<Restitution.Shortfall>();
        for (WalletRules rules : settling) {
            WalletRules.Shortfall rule = rules.shortfall();
            long missing = account.wallet(rules.code()).debt() - other.wallet(rules.code()).debt();
            if (missing > 0) {
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
            account.writeOff(
                    shortfall.wallet(), points, paid ? Causes.WITHHELD : Causes.WRITTEN_OFF);
        }
    }
}
