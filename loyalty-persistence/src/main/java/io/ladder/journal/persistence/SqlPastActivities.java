package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import io.ladder.journal.PastActivities;
import io.ladder.journal.Rerun;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what happened in portions by time. Each portion is read by itself, so that no transaction
 * lasts for long; how far the accounts had come is read first, by one statement, and tells what of
 * it is of later.
 */
@Component
final class SqlPastActivities implements PastActivities {
    private static final String BEFORE = " where tenant_id = :tenant and occurred_at < :until";

    private static final String BOOKED =
            "select account_id, sequence from account where tenant_id = :tenant";

    private static final String COUNT = "select count(*) from activity" + BEFORE;

    private static final String ENDS =
            """
            select occurred_at from (
                select occurred_at, row_number() over (order by occurred_at) as number from activity
            """
                    + BEFORE
                    + ") as ordered where number % :portion = 0";

    /** The kinds are written out, as an index is there for just these. */
    private static final String LOOKING_BACK =
            "select account_id, max(account.sequence)"
                    + " from activity join account using (account_id)"
                    + " where activity.tenant_id = :tenant and occurred_at < :until and kind in ("
                    + names(Rerun.LOOKING_BACK)
                    + ") group by account_id";

    /** Also of those who moved since: what they did counts where they are. */
    private static final String RELOCATIONS =
            "select account_id, sequence, member_id, kind, body from activity"
                    + " where tenant_id = :tenant and kind in ("
                    + names(Rerun.RELOCATIONS)
                    + ") order by account_id, sequence";

    private static final String PORTION_OF =
            """
            select account_id, sequence, member_id, kind, body from activity
            where tenant_id = :tenant and occurred_at >= :from and occurred_at < :until
            """;

    private final JdbcClient database;
    private final TransactionTemplate reading;

    SqlPastActivities(JdbcClient database, PlatformTransactionManager manager) {
        this.database = database;
        this.reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
    }

    @Override
    public Outline outline(TenantId tenant, Instant until) {
        return Objects.requireNonNull(
                reading.execute(_ -> {
                    var booked = new HashMap<AccountId, Long>();
                    database.sql(BOOKED)
                            .param("tenant", tenant.value())
                            .query(row -> {
                                booked.put(
                                        new AccountId(row.getObject(1, UUID.class)),
                                        row.getLong(2));
                            });
                    long activities = bound(COUNT, tenant, until).query(Long.class).single();
                    var ends =
                            new TreeSet<>(
                                    bound(ENDS, tenant, until)
                                            .param("portion", PORTION)
                                            .query((row, _) ->
                                                    StoredRecords.instant(row, "occurred_at"))
                                            .list());
                    ends.add(until);
                    var lookingBack = new HashMap<AccountId, Long>();
                    bound(LOOKING_BACK, tenant, until)
                            .query(row -> {
                                lookingBack.put(
                                        new AccountId(row.getObject(1, UUID.class)),
                                        row.getLong(2));
                            });
                    Map<AccountId, List<Rerun.Past>> relocations = new HashMap<>();
                    database
                            .sql(RELOCATIONS)
                            .param("tenant", tenant.value())
                            .query((row, _) -> past(row))
                            .list()
                            .stream()
                            .filter(past ->
                                    past.id().sequence()
                                            <= booked.getOrDefault(past.id().account(), 0L))
                            .forEach(past ->
                                    relocations
                                            .computeIfAbsent(
                                                    past.id().account(), _ -> new ArrayList<>())
                                            .add(past));
                    return new Outline(
                            activities,
                            booked,
                            lookingBack.values().stream().mapToLong(Long::longValue).sum(),
                            new ArrayList<>(ends),
                            lookingBack.keySet(),
                            relocations);
                }));
    }

    private JdbcClient.StatementSpec bound(String sql, TenantId tenant, Instant until) {
        return database.sql(sql)
                .param("tenant", tenant.value())
                .param("until", Moments.written(until));
    }

    private static String names(Collection<Class<? extends Activity>> kinds) {
        return kinds.stream()
                .map(kind -> "'" + StoredKinds.name(kind) + "'")
                .collect(Collectors.joining(", "));
    }

    private static Rerun.Past past(ResultSet row) throws SQLException {
        return new Rerun.Past(
                StoredRecords.id(row),
                new MemberId(row.getObject("member_id", UUID.class)),
                JournalJson.readActivity(row.getString("kind"), row.getString("body")));
    }

    @Override
    public List<Rerun.Past> between(TenantId tenant, Instant from, Instant until) {
        return Objects.requireNonNull(
                reading.execute(_ -> {
                    var portion =
                            new ArrayList<>(
                                    bound(PORTION_OF, tenant, until)
                                            .param("from", Moments.written(from))
                                            .query((row, _) -> past(row))
                                            .list());
                    portion.sort(Rerun.ORDER);
                    return portion;
                }));
    }
}
