package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.MemberState;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Programmes;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts where the members of a tenant stand at a moment. It goes through them page by page, each
 * page by itself, so that no transaction and no memory grows with the tenant. A state that has not
 * come to the moment yet is passed to it; where one has gone beyond, its history up to the moment
 * is folded.
 */
@Component
final class RungCount {
    private static final int PAGE = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient database;
    private final Programmes programmes;
    private final PastRecords past;

    RungCount(JdbcClient database, Programmes programmes, PastRecords past) {
        this.database = database;
        this.programmes = programmes;
        this.past = past;
    }

    /** A member and the state of the account that they are in. */
    private record Standing(MemberId member, AccountId account, AccountState state) {}

    /**
     * How many members stand on each rung, without those who have left by then; rungs that nobody
     * stands on are left out.
     */
    Map<String, Long> count(TenantId tenant, String scheme, Instant at) {
        Timeline timeline = programmes.timeline(tenant);
        var counts = new TreeMap<String, Long>();
        UUID after = BEFORE_ALL;
        List<Standing> page;
        do {
            page = page(tenant, after);
            for (Standing standing : at(tenant, page, at, timeline)) {
                // Whoever is merged into another counts as that one.
                MemberState member = standing.state.members().get(standing.member);
                if (member == null || member.status() == MemberStatus.CLOSED) {
                    continue;
                }
                var place = member.standings().get(scheme);
                if (place != null) {
                    counts.merge(place.rung(), 1L, Math::addExact);
                }
            }
            after = page.isEmpty() ? after : page.getLast().member.value();
        } while (page.size() == PAGE);
        return counts;
    }

    private List<Standing> page(TenantId tenant, UUID after) {
        return database.sql(
                        """
                        select member.member_id, account.account_id, account.sequence, account.state
                        from member
                        join account using (account_id)
                        where member.tenant_id = :tenant and account.tenant_id = :tenant
                          and member.member_id > :after
                        order by member.member_id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", PAGE)
                .query((row, _) ->
                        new Standing(
                                new MemberId(row.getObject(1, UUID.class)),
                                new AccountId(row.getObject(2, UUID.class)),
                                // Standings do not depend on wallets.
                                JournalJson.readState(row.getLong(3), row.getString(4), Map.of())))
                .list();
    }

    private List<Standing> at(TenantId tenant, List<Standing> page, Instant at, Timeline timeline) {
        var beyond = new HashSet<AccountId>();
        for (Standing standing : page) {
            if (standing.state.position().at().isAfter(at)) {
                beyond.add(standing.account);
            }
        }
        Map<AccountId, AccountState> folded = folded(tenant, beyond, at, timeline);
        var standings = new ArrayList<Standing>(page.size());
        for (Standing standing : page) {
            AccountState state =
                    beyond.contains(standing.account)
                            ? folded.get(standing.account)
                            : timeline.advance(standing.state, at);
            if (state != null) {
                standings.add(new Standing(standing.member, standing.account, state));
            }
        }
        return standings;
    }

    private Map<AccountId, AccountState> folded(
            TenantId tenant, Set<AccountId> accounts, Instant at, Timeline timeline) {
        var folded = new HashMap<AccountId, AccountState>();
        past.forEach(
                tenant,
                accounts,
                at,
                (account, history) ->
                        folded.put(account, timeline.advance(Replay.fold(timeline, history), at)));
        return folded;
    }
}
