package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResidenceTest {
    private static final MemberId BEN = new MemberId(UUID.randomUUID());
    private static final AccountId OWN = new AccountId(UUID.randomUUID());
    private static final AccountId ANNAS = new AccountId(UUID.randomUUID());
    private static final AccountId HOUSEHOLD = new AccountId(UUID.randomUUID());

    /** Where Ben went from which account, each as it was read at a moment of its own. */
    private static List<AccountId> way(Map<AccountId, AccountId> moves) {
        return Residence.way(
                new Subject.OfAccount(OWN, BEN),
                new Residence.Books<RuntimeException>() {
                    @Override
                    public @Nullable AccountState state(AccountId account) {
                        AccountId next = moves.get(account);
                        return next == null
                                ? null
                                : AccountState.empty(
                                        new Whereabouts(Map.of(), Map.of(BEN, next), 1));
                    }

                    @Override
                    public Relocation.@Nullable Departure departure(
                            AccountId account, MemberId member, long behind) {
                        throw new AssertionError("no record is asked for");
                    }

                    @Override
                    public Relocation.Arrival arrival(RecordId in) {
                        throw new AssertionError("no record is asked for");
                    }
                });
    }

    @Test
    void followsAMemberFromAccountToAccount() {
        assertThat(way(Map.of())).containsExactly(OWN);
        assertThat(way(Map.of(OWN, ANNAS, ANNAS, HOUSEHOLD)))
                .containsExactly(OWN, ANNAS, HOUSEHOLD);
    }

    @Test
    void endsWhereAccountsTellOfMomentsThatContradictEachOther() {
        assertThat(way(Map.of(OWN, ANNAS, ANNAS, HOUSEHOLD, HOUSEHOLD, ANNAS)))
                .containsExactly(OWN, ANNAS, HOUSEHOLD);
    }
}
