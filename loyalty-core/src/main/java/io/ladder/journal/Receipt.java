package io.ladder.journal;

import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.MemberId;
import io.ladder.tally.Tallies;
import io.ladder.tier.Ladder;
import io.ladder.tier.Shortfall;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a till shows after an activity; kept with it, so that the same request again gets the same
 * answer.
 *
 * @param version whose wallets and ladders it speaks of: the one that the account has come to,
 *     which is not the one that decided where something happened long ago; 0 where it says nothing
 * @param balances one for each wallet of the programme
 * @param standings one for each ladder of the programme
 */
public record Receipt(int version, List<Balance> balances, List<Place> standings) {
    /** Says nothing. */
    public static final Receipt NONE = new Receipt(0, List.of(), List.of());

    public Receipt {
        balances = List.copyOf(balances);
        standings = List.copyOf(standings);
    }

    /**
     * What a till shows of a state.
     *
     * @param depth of standings
     * @param at the moment that the state was advanced to
     */
    static Receipt of(
            Programme programme, AccountState state, MemberId member, int depth, Instant at) {
        var balances = new ArrayList<Balance>(programme.wallets().size());
        for (WalletRules rules : programme.wallets()) {
            balances.add(Balance.of(rules.code(), state.wallet(rules.code())));
        }
        var places = new ArrayList<Place>(programme.ladders().size());
        MemberState known = state.member(member);
        for (Ladder ladder : programme.ladders()) {
            Standing standing = known == null ? null : known.standings().get(ladder.id());
            places.add(
                    Place.of(
                            ladder,
                            standing == null ? ladder.newcomer(depth) : standing,
                            known == null ? Tallies.NONE : known.tallies(),
                            at));
        }
        return new Receipt(programme.version(), balances, places);
    }

    /** A wallet in figures. */
    public record Balance(String wallet, long available, long pending, long held, long lifetime) {
        static Balance of(String code, Wallet wallet) {
            return new Balance(
                    code, wallet.available(), wallet.pending(), wallet.held(), wallet.lifetime());
        }
    }

    /**
     * A place on a ladder.
     *
     * @param next the next rung; null on the highest
     * @param missing what is missing for it
     */
    public record Place(
            String scheme, String rung, @Nullable String next, List<Shortfall> missing) {
        public Place {
            missing = List.copyOf(missing);
        }

        static Place of(Ladder ladder, Standing standing, Tallies tallies, Instant at) {
            int next = ladder.indexOf(standing.rung()) + 1;
            if (next >= ladder.rungs().size()) {
                return new Place(ladder.id(), standing.rung(), null, List.of());
            }
            String rung = ladder.rungs().get(next).name();
            return new Place(
                    ladder.id(),
                    standing.rung(),
                    rung,
                    ladder.missingFor(standing, tallies, rung, at));
        }
    }
}
