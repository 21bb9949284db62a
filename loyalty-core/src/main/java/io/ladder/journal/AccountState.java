package io.ladder.journal;

import io.ladder.ledger.Wallet;
import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the history of an account comes to: small, bounded, and a function of that history and of
 * time.
 *
 * @param sequence the number of the newest record, 0 for a new account
 * @param position where the history has come to; what happened before it arrives late
 * @param version the number of the programme version that the state stands under, 0 for none
 * @param corrections with how many corrections of the programme the state was folded; a new account
 *     takes all, and a {@link Rerating} brings an older one to them
 * @param nextDueAt when time alone next changes it; null where never
 * @param wallets by code; absent ones are empty
 * @param members those who act here as themselves
 * @param whereabouts of those who do not
 */
public record AccountState(
        long sequence,
        Position position,
        int version,
        int corrections,
        @Nullable Instant nextDueAt,
        Map<String, Wallet> wallets,
        Map<MemberId, MemberState> members,
        Whereabouts whereabouts) {

    public static final AccountState EMPTY =
            new AccountState(0, Position.START, 0, 0, null, Map.of(), Map.of(), Whereabouts.HERE);

    public AccountState {
        // A wallet that came to nothing is as absent as one that was never used.
        wallets =
                wallets.entrySet().stream()
                        .filter(wallet -> !wallet.getValue().equals(Wallet.EMPTY))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
        members = Map.copyOf(members);
    }

    /** An account on which nothing has happened yet. */
    static AccountState empty(Whereabouts whereabouts) {
        return new AccountState(0, Position.START, 0, 0, null, Map.of(), Map.of(), whereabouts);
    }

    /** The wallet of that code, empty where the account never used it. */
    public Wallet wallet(String code) {
        return wallets.getOrDefault(code, Wallet.EMPTY);
    }

    /** The state of that member, or of whom they count as; null where they do not act here. */
    public @Nullable MemberState member(MemberId member) {
        return members.get(whereabouts.person(member));
    }
}
