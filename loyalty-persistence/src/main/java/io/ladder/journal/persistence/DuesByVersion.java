package io.ladder.journal.persistence;

import io.ladder.access.TenantClock;
import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds out anew when time changes accounts by a version that has begun since they were written: it
 * may give by the clock what none before it gave, or ask for more to stay on a rung. Whoever does
 * nothing any more would never get it else.
 *
 * <p>It writes no more than when an account is due; what is due is booked by the {@link Sweeper}.
 * An account that is booked on meanwhile, or by another instance, is left to the next pass.
 */
@Component
final class DuesByVersion {
    private static final Logger LOG = LoggerFactory.getLogger(DuesByVersion.class);

    private static final String OUTDATED =
            """
            select tenant.tenant_id, begun.number, account.account_id
            from tenant
            cross join lateral (
                select max(number) as number from programme_version
                where programme_version.tenant_id = tenant.tenant_id
                  and (valid_from is null
                      or valid_from <= :now + make_interval(secs => tenant.clock_offset_seconds))
                ) as begun
            cross join lateral (
                select account_id from account
                where account.tenant_id = tenant.tenant_id
                  and account.due_version < begun.number
                order by due_version, account_id limit :limit) as account
            limit :limit
            """;

    private static final String WRITE =
            """
            with free as (
                select account_id, found.due_at, found.due_version
                from account
                join unnest(:accounts::text[]::uuid[], :sequences::bigint[],
                        :dues::text[]::timestamptz[], :versions::int[])
                    as found(id, sequence, due_at, due_version)
                    on found.id = account.account_id and found.sequence = account.sequence
                for update of account skip locked)
            update account set due_at = free.due_at, due_version = free.due_version
            from free where account.account_id = free.account_id
            """;

    private final JdbcClient database;
    private final Journal journal;
    private final Timelines timelines;
    private final TenantClock clock;
    private final TransactionOperations transactions;

    DuesByVersion(
            JdbcClient database,
            Journal journal,
            Timelines timelines,
            TenantClock clock,
            TransactionOperations transactions) {
        this.database = database;
        this.journal = journal;
        this.timelines = timelines;
        this.clock = clock;
        this.transactions = transactions;
    }

    private record Programme(TenantId tenant, int version) {}

    private record Outdated(Programme programme, AccountId account) {}

    /**
     * What was found out.
     *
     * @param version by which it is due; the one that has begun
     */
    private record Found(AccountId account, long sequence, @Nullable Instant due, int version) {}

    /**
     * Looks at some accounts; tells of how many it wrote when they are due, less than the limit
     * where there are no others for now.
     *
     * @param now the true time
     */
    int look(Instant now, int limit) {
        Map<Programme, List<AccountId>> outdated =
                database
                        .sql(OUTDATED)
                        .param("now", Moments.written(now))
                        .param("limit", limit)
                        .query((row, _) ->
                                new Outdated(
                                        new Programme(
                                                new TenantId(row.getObject(1, UUID.class)),
                                                row.getInt(2)),
                                        new AccountId(row.getObject(3, UUID.class))))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Outdated::programme,
                                        Collectors.mapping(
                                                Outdated::account, Collectors.toList())));
        int written = 0;
        for (Map.Entry<Programme, List<AccountId>> each : outdated.entrySet()) {
            written += look(each.getKey(), each.getValue());
        }
        return written;
    }

    private int look(Programme programme, List<AccountId> accounts) {
        try {
            return write(found(programme, accounts));
        } catch (RuntimeException failure) {
            // One account that cannot be read must not keep the others from what is theirs.
            if (accounts.size() == 1) {
                LOG.warn(
                        "when account {} is due is not known",
                        accounts.getFirst().value(),
                        failure);
                return 0;
            }
            int middle = accounts.size() / 2;
            return look(programme, accounts.subList(0, middle))
                    + look(programme, accounts.subList(middle, accounts.size()));
        }
    }

    private List<Found> found(Programme programme, List<AccountId> accounts) {
        Timeline timeline = timelines.timeline(programme.tenant, programme.version, 0);
        Instant now = clock.now(programme.tenant);
        var found = new ArrayList<Found>(accounts.size());
        journal.states(programme.tenant, accounts)
                .forEach((account, state) ->
                        found.add(
                                new Found(
                                        account,
                                        state.sequence(),
                                        due(timeline, state, now),
                                        programme.version)));
        return found;
    }

    private static @Nullable Instant due(Timeline timeline, AccountState state, Instant now) {
        return timeline.isDue(state, now)
                ? now
                : AccountRows.roundedUp(timeline.advance(state, now).nextDueAt());
    }

    private int write(List<Found> found) {
        Integer written = transactions.execute(_ -> rows(found));
        return written == null ? 0 : written;
    }

    private int rows(List<Found> found) {
        return database.sql(WRITE)
                .param("accounts", texts(found, each -> each.account.value()))
                .param("sequences", texts(found, each -> each.sequence))
                .param("dues", texts(found, each -> each.due))
                .param("versions", texts(found, each -> each.version))
                .update();
    }

    private static @Nullable String[] texts(
            List<Found> found, Function<Found, @Nullable Object> part) {
        return found.stream()
                .map(part)
                .map(each -> Objects.toString(each, null))
                .toArray(String[]::new);
    }
}
