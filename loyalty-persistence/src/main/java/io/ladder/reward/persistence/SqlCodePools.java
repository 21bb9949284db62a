package io.ladder.reward.persistence;

import io.ladder.journal.VoucherCode;
import io.ladder.journal.VoucherCode.Batch;
import io.ladder.reward.CodePools;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.shared.persistence.TenantLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Codes as rows. Whoever adds to one tenant's locks that tenant for others who do. */
@Component
final class SqlCodePools implements CodePools {
    private static final int SHOWN = 5;

    private static final String BATCHES =
            """
            select number, codes, uses, valid_from, valid_until, reward from code_batch
            where tenant_id = :tenant and reward = any (:rewards)
            order by reward, number
            """;

    private final JdbcClient database;
    private final TransactionOperations transactions;

    SqlCodePools(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private static Batch batch(ResultSet row, int column) throws SQLException {
        return new Batch(
                row.getInt(column),
                row.getLong(column + 1),
                row.getInt(column + 2),
                Moments.readOrNull(row, column + 3),
                Moments.readOrNull(row, column + 4));
    }

    @Override
    public Added add(
            TenantId tenant,
            String reward,
            Collection<String> codes,
            Validity validity,
            Instant now) {
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    TenantLock.take(database, tenant);
                    Batch batch = batchOf(tenant, reward, validity, now);
                    var byKey = new LinkedHashMap<String, String>();
                    codes.forEach(code -> byKey.putIfAbsent(VoucherCode.key(code), code));
                    known(tenant, reward, batch.number(), byKey.keySet()).forEach(byKey::remove);
                    insert(tenant, reward, batch, byKey);
                    return new Added(batch.with(byKey.size()), byKey.size());
                }));
    }

    private Batch batchOf(TenantId tenant, String reward, Validity validity, Instant now) {
        List<Batch> batches = batches(tenant, reward);
        for (Batch batch : batches) {
            if (validity.isOf(batch)) {
                return batch;
            }
        }
        if (batches.size() >= BATCHES_MAX) {
            throw Refusal.of(
                            ErrorCode.CODE_LIMIT_REACHED,
                            "The codes of a reward are good for at most "
                                    + BATCHES_MAX
                                    + " different times.")
                    .with("limit", BATCHES_MAX)
                    .asException();
        }
        Batch batch = validity.empty(batches.size() + 1);
        database.sql(
                        """
                        insert into code_batch
                            (tenant_id, reward, number, codes, uses, valid_from, valid_until,
                            uploaded_at)
                        values (:tenant, :reward, :number, 0, :uses, :from, :until, :now)
                        """)
                .param("tenant", tenant.value())
                .param("reward", reward)
                .param("number", batch.number())
                .param("uses", batch.uses())
                .param("from", Moments.writtenOrNull(batch.from()))
                .param("until", Moments.writtenOrNull(batch.until()))
                .param("now", Moments.written(now))
                .update();
        return batch;
    }

    /** Those that are in the batch already; refuses where some are elsewhere. */
    private List<String> known(TenantId tenant, String reward, int batch, Collection<String> keys) {
        List<Kept> known =
                database.sql(
                                """
                                select key, text, reward = :reward and batch = :batch
                                from reward_code
                                where tenant_id = :tenant and key = any (:keys)
                                order by key
                                """)
                        .param("tenant", tenant.value())
                        .param("keys", keys.toArray(String[]::new))
                        .param("reward", reward)
                        .param("batch", batch)
                        .query((row, _) ->
                                new Kept(row.getString(1), row.getString(2), row.getBoolean(3)))
                        .list();
        String elsewhere =
                known.stream()
                        .filter(code -> !code.here)
                        .limit(SHOWN)
                        .map(Kept::text)
                        .collect(Collectors.joining(", "));
        if (!elsewhere.isEmpty()) {
            throw Refusal.at(
                            ErrorCode.CODE_TAKEN,
                            "/codes",
                            "Some codes are known already, for another reward or another time,"
                                    + " among them "
                                    + elsewhere
                                    + ". Nothing was added.")
                    .asException();
        }
        return known.stream().map(Kept::key).toList();
    }

    /** A code that is known, and whether it is so in the batch that was asked about. */
    private record Kept(String key, String text, boolean here) {}

    private void insert(TenantId tenant, String reward, Batch batch, Map<String, String> byKey) {
        database.sql(
                        """
                        insert into reward_code (tenant_id, key, text, reward, batch, number)
                        select :tenant, key, text, :reward, :batch, :before + place
                        from unnest(:keys::text[], :texts::text[])
                            with ordinality as code (key, text, place)
                        """)
                .param("tenant", tenant.value())
                .param("reward", reward)
                .param("batch", batch.number())
                .param("before", batch.codes())
                .param("keys", byKey.keySet().toArray(String[]::new))
                .param("texts", byKey.values().toArray(String[]::new))
                .update();
        database.sql(
                        """
                        update code_batch set codes = codes + :added
                        where tenant_id = :tenant and reward = :reward and number = :batch
                        """)
                .param("added", byKey.size())
                .param("tenant", tenant.value())
                .param("reward", reward)
                .param("batch", batch.number())
                .update();
    }

    @Override
    public Map<String, List<Batch>> batches(TenantId tenant, Collection<String> rewards) {
        var batches = new HashMap<String, List<Batch>>();
        database.sql(BATCHES)
                .param("tenant", tenant.value())
                .param("rewards", rewards.toArray(String[]::new))
                .query(row -> {
                    batches.computeIfAbsent(row.getString(6), _ -> new ArrayList<>())
                            .add(batch(row, 1));
                });
        return batches;
    }

    @Override
    public @Nullable Found find(TenantId tenant, String code) {
        return database.sql(
                        """
                        select text, reward, reward_code.number, code_batch.number, codes, uses,
                            valid_from, valid_until
                        from reward_code join code_batch using (tenant_id, reward)
                        where tenant_id = :tenant and key = :key
                          and code_batch.number = reward_code.batch
                        """)
                .param("tenant", tenant.value())
                .param("key", VoucherCode.key(code))
                .query((row, _) ->
                        new Found(
                                row.getString(1), row.getString(2), batch(row, 4), row.getLong(3)))
                .optional()
                .orElse(null);
    }

    @Override
    public Map<Place, String> texts(TenantId tenant, Collection<Place> places) {
        var texts = new HashMap<Place, String>();
        database.sql(
                        """
                        select reward, batch, number, text
                        from reward_code
                        where tenant_id = :tenant and (reward, batch, number) in (
                            select * from unnest(:rewards::text[], :batches::int[], :numbers::bigint[]))
                        """)
                .param("tenant", tenant.value())
                .param("rewards", places.stream().map(Place::reward).toArray(String[]::new))
                .param("batches", places.stream().map(Place::batch).toArray(Integer[]::new))
                .param("numbers", places.stream().map(Place::number).toArray(Long[]::new))
                .query(row -> {
                    texts.put(
                            new Place(row.getString(1), row.getInt(2), row.getLong(3)),
                            row.getString(4));
                });
        return texts;
    }
}
