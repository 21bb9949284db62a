package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.Records;
import io.ladder.journal.RedemptionStatus;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists what the journal holds, a fixed number of statements for each page. */
@Component
final class SqlRecords implements Records {
    private static final String REDEMPTIONS =
            """
            select account_id, sequence, member_id, reward, points, status, hold_until, occurred_at
            from redemption
            where tenant_id = :tenant and account_id = :account
            """;

    private static final String PAYMENTS =
            """
            select account_id, sequence, member_id, wallet, points, captured, refunded, status,
                hold_until, occurred_at
            from payment
            where tenant_id = :tenant and account_id = :account
            """;

    /** The name of the kind stands in the text, where the planner sees which index has it. */
    private static final String OF_KIND =
            """
            (select account_id, sequence from activity
            where tenant_id = :tenant and account_id = :account
              and kind = '%s' and sequence < :before
            order by sequence desc limit :limit)
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient database;
    private final JdbcOperations connections;
    private final Timelines timelines;
    private final RungCount rungs;

    SqlRecords(
            JdbcClient database, JdbcOperations connections, Timelines timelines, RungCount rungs) {
        this.database = database;
        this.connections = connections;
        this.timelines = timelines;
        this.rungs = rungs;
    }

    @Override
    public List<JournalRecord> list(
            TenantId tenant,
            AccountId account,
            Class<? extends Activity> kind,
            @Nullable Long before,
            int limit) {
        List<RecordId> ids =
                database.sql(
                                kindsOf(kind)
                                        .map(OF_KIND::formatted)
                                        .collect(
                                                Collectors.joining(
                                                        "union all\n",
                                                        "select * from (",
                                                        ") as listed"
                                                                + " order by sequence desc"
                                                                + " limit :limit")))
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .param("before", bound(before))
                        .param("limit", checked(limit))
                        .query((row, _) -> StoredRecords.id(row))
                        .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<RecordId, StoredRecords.Found> records =
                Objects.requireNonNull(
                        connections.execute(
                                (ConnectionCallback<Map<RecordId, StoredRecords.Found>>)
                                        connection -> StoredRecords.records(connection, ids)));
        return ids.stream()
                .map(id -> Objects.requireNonNull(records.get(id)).read(timelines))
                .toList();
    }

    private static Stream<String> kindsOf(Class<? extends Activity> kind) {
        return StoredKinds.of(kind).stream().map(StoredKinds::name);
    }

    @Override
    public List<Entry> entries(
            TenantId tenant,
            AccountId account,
            @Nullable String wallet,
            @Nullable Long before,
            int limit) {
        String ofWallet = wallet == null ? "" : " and wallet = :wallet";
        return database.sql(
                        """
                        select * from entry
                        where tenant_id = :tenant and account_id = :account %1$s
                          and sequence in (select distinct sequence from entry
                            where tenant_id = :tenant and account_id = :account %1$s
                              and sequence < :before
                            order by sequence desc limit :limit)
                        order by sequence desc, ordinal desc
                        """
                                .formatted(ofWallet))
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("wallet", wallet)
                .param("before", bound(before))
                .param("limit", checked(limit))
                .query((row, _) ->
                        new Entry(
                                StoredRecords.id(row),
                                row.getInt("ordinal"),
                                StoredRecords.instant(row, "recorded_at"),
                                StoredRecords.movement(row)))
                .list();
    }

    @Override
    public List<RecordedMove> moves(
            TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return database.sql(
                        """
                        select * from tier_move
                        where tenant_id = :tenant and account_id = :account
                          and sequence in (select distinct sequence from tier_move
                            where tenant_id = :tenant and account_id = :account
                              and sequence < :before
                            order by sequence desc limit :limit)
                        order by sequence desc, ordinal desc
                        """)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("before", bound(before))
                .param("limit", checked(limit))
                .query((row, _) -> recordedMove(row))
                .list();
    }

    private static RecordedMove recordedMove(ResultSet row) throws SQLException {
        Outcome.MemberMove move = StoredRecords.move(row);
        return new RecordedMove(
                StoredRecords.id(row),
                move.member(),
                StoredRecords.instant(row, "recorded_at"),
                move.move());
    }

    @Override
    public @Nullable RedemptionView redemption(TenantId tenant, RecordId id) {
        RedemptionView redemption = redemptionAt(tenant, id);
        return redemption == null ? redemptionAt(tenant, current(id)) : redemption;
    }

    private RecordId current(RecordId id) {
        return Objects.requireNonNull(
                connections.execute(
                        (ConnectionCallback<RecordId>)
                                connection -> SqlResidence.current(connection, id)));
    }

    private @Nullable RedemptionView redemptionAt(TenantId tenant, RecordId id) {
        return database.sql(REDEMPTIONS + " and sequence = :sequence")
                .param("tenant", tenant.value())
                .param("account", id.account().value())
                .param("sequence", id.sequence())
                .query((row, _) -> redemption(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<RedemptionView> redemptions(
            TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return database.sql(
                        REDEMPTIONS + " and sequence < :before order by sequence desc limit :limit")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("before", bound(before))
                .param("limit", checked(limit))
                .query((row, _) -> redemption(row))
                .list();
    }

    private static RedemptionView redemption(ResultSet row) throws SQLException {
        return new RedemptionView(
                StoredRecords.id(row),
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getString("reward"),
                row.getLong("points"),
                RedemptionStatus.valueOf(row.getString("status")),
                Moments.readOrNull(row, row.findColumn("hold_until")),
                StoredRecords.instant(row, "occurred_at"));
    }

    @Override
    public @Nullable PaymentView payment(TenantId tenant, RecordId id) {
        PaymentView payment = paymentAt(tenant, id);
        return payment == null ? paymentAt(tenant, current(id)) : payment;
    }

    private @Nullable PaymentView paymentAt(TenantId tenant, RecordId id) {
        return database.sql(PAYMENTS + " and sequence = :sequence")
                .param("tenant", tenant.value())
                .param("account", id.account().value())
                .param("sequence", id.sequence())
                .query((row, _) -> payment(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<PaymentView> payments(
            TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return database.sql(
                        PAYMENTS + " and sequence < :before order by sequence desc limit :limit")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("before", bound(before))
                .param("limit", checked(limit))
                .query((row, _) -> payment(row))
                .list();
    }

    private static PaymentView payment(ResultSet row) throws SQLException {
        RecordId id = StoredRecords.id(row);
        return new PaymentView(
                id,
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getString("wallet"),
                new PaymentChange(
                        id.sequence(),
                        PaymentStatus.valueOf(row.getString("status")),
                        row.getLong("points"),
                        row.getLong("captured"),
                        row.getLong("refunded")),
                StoredRecords.instant(row, "hold_until"),
                StoredRecords.instant(row, "occurred_at"));
    }

    @Override
    public List<AccountId> accounts(TenantId tenant, @Nullable AccountId after, int limit) {
        return database.sql(
                        """
                        select account_id from account
                        where tenant_id = :tenant and account_id > :after
                        order by account_id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("limit", limit)
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public Map<String, Long> rungCounts(TenantId tenant, String scheme, Instant at) {
        return rungs.count(tenant, scheme, at);
    }

    private static long bound(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : before;
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + Page.LIMIT_MAX);
        }
        return limit;
    }
}
