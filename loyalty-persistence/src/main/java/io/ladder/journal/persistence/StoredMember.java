package io.ladder.journal.persistence;

import io.ladder.journal.Attributes;
import io.ladder.journal.MemberState;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Slot;
import io.ladder.shared.MemberId;
import io.ladder.tally.Purchases;
import io.ladder.tally.Tallies;
import io.ladder.tally.Tally;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules know of one member, as the state of an account holds it. */
record StoredMember(
        MemberId id,
        MemberStatus status,
        Map<String, Standing> standings,
        Map<String, Slot> slots,
        @Nullable Instant since,
        @Nullable Purchases purchases,
        @Nullable Map<String, Tally> tallies,
        @Nullable Attributes attributes) {

    static StoredMember of(MemberId id, MemberState member) {
        Tallies tallies = member.tallies();
        return new StoredMember(
                id,
                member.status(),
                member.standings(),
                member.slots(),
                tallies.since(),
                tallies.purchases(),
                tallies.byCounter().isEmpty() ? null : tallies.byCounter(),
                member.attributes());
    }

    MemberState state() {
        return new MemberState(
                status,
                standings,
                slots,
                new Tallies(since, purchases, tallies == null ? Map.of() : tallies),
                attributes == null ? Attributes.NONE : attributes);
    }
}
