package io.ladder.journal.persistence;

import io.ladder.journal.Whereabouts;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the members of an account are, as its state holds it. */
record StoredWhereabouts(List<Same> same, List<Gone> gone, long left) {
    record Same(MemberId member, MemberId as) {}

    record Gone(MemberId member, UUID account) {}

    /** Null where there is nothing to tell. */
    static @Nullable StoredWhereabouts of(Whereabouts whereabouts) {
        return whereabouts.equals(Whereabouts.HERE)
                ? null
                : new StoredWhereabouts(
                        whereabouts.sameAs().entrySet().stream()
                                .map(each -> new Same(each.getKey(), each.getValue()))
                                .toList(),
                        whereabouts.gone().entrySet().stream()
                                .map(each -> new Gone(each.getKey(), each.getValue().value()))
                                .toList(),
                        whereabouts.left());
    }

    static Whereabouts read(@Nullable StoredWhereabouts stored) {
        if (stored == null) {
            return Whereabouts.HERE;
        }
        Map<MemberId, MemberId> sameAs = new HashMap<>();
        stored.same.forEach(each -> sameAs.put(each.member, each.as));
        Map<MemberId, AccountId> gone = new HashMap<>();
        stored.gone.forEach(each -> gone.put(each.member, new AccountId(each.account)));
        return new Whereabouts(sameAs, gone, stored.left);
    }
}
