package io.ladder.journal;

import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.tally.Tallies;
import io.ladder.tier.Ladder;
import io.ladder.tier.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who is no member, for whom a quote is asked: all that rules may see of a state, and
 * nothing that a real member could be mistaken for.
 *
 * @param rungs by ladder; on the others they stand on the lowest
 * @param balances points to spend by wallet, 1 to {@link #POINTS_MAX}; the others are empty
 * @param attributes what rules may know of them beside what they do
 */
public record ImaginedMember(
        Map<String, String> rungs, Map<String, Long> balances, Attributes attributes) {
    /** The most points in a wallet. */
    public static final long POINTS_MAX = 1_000_000_000_000L;

    /** Who they are. */
    public static final MemberId ID = new MemberId(new UUID(0, 0));

    /** For longer than any quote looks ahead. */
    private static final Duration A_DAY = Duration.ofDays(1);

    public ImaginedMember {
        rungs = Map.copyOf(rungs);
        balances = Map.copyOf(balances);
    }

    /**
     * Their state at a moment, under the version that decides then.
     *
     * @throws LoyaltyException {@code invalid_field} for a ladder, a rung or a wallet that the
     *     version has not, and for points out of range; the pointer begins with {@code /imagined}
     */
    public AccountState state(Timeline timeline, Instant at) {
        Programme programme = timeline.at(at);
        rungs.forEach((ladder, rung) -> requireRung(programme, ladder, rung));
        var wallets = new HashMap<String, Wallet>();
        balances.forEach((code, points) ->
                wallets.put(code, wallet(rules(programme, code), points, at, programme.zone())));
        var standings = new HashMap<String, Standing>();
        for (Ladder ladder : programme.ladders()) {
            Standing newcomer = ladder.newcomer(timeline.depth());
            String rung = rungs.getOrDefault(ladder.id(), newcomer.rung());
            standings.put(
                    ladder.id(),
                    rung.equals(newcomer.rung())
                            ? newcomer
                            : ladder.pin(
                                    newcomer,
                                    new Standing.Pin(rung, at.plus(A_DAY), null),
                                    at,
                                    _ -> {}));
        }
        return new AccountState(
                0,
                new Position(at, 0, null),
                programme.version(),
                timeline.corrections(),
                null,
                wallets,
                Map.of(
                        ID,
                        new MemberState(
                                MemberStatus.ACTIVE,
                                standings,
                                Map.of(),
                                Tallies.NONE.joined(at),
                                attributes)),
                Whereabouts.HERE);
    }

    private static void requireRung(Programme programme, String id, String rung) {
        Ladder ladder = programme.ladder(id);
        if (ladder == null) {
            throw at("rungs", id, "The programme has no such ladder.");
        }
        if (!ladder.has(rung)) {
            throw at("rungs", id, "The ladder has no such rung.");
        }
    }

    private static WalletRules rules(Programme programme, String code) {
        WalletRules rules = programme.walletRules(code);
        if (rules == null) {
            throw at("balances", code, "The programme has no such wallet.");
        }
        return rules;
    }

    /** Points that were earned at that very moment and can be spent. */
    private static Wallet wallet(WalletRules rules, long points, Instant at, ZoneId zone) {
        if (points < 1 || points > POINTS_MAX) {
            throw at("balances", rules.code(), "Points are from 1 to " + POINTS_MAX + ".");
        }
        var lot = new Lot(null, rules.expiry().of(at, zone), points);
        return new Wallet(List.of(lot), 0, List.of(), points, 0, 0, 0, 0);
    }

    private static LoyaltyException at(String field, String name, String sentence) {
        String step = name.replace("~", "~0").replace("/", "~1");
        return Refusal.at(ErrorCode.INVALID_FIELD, "/imagined/" + field + "/" + step, sentence)
                .asException();
    }
}
