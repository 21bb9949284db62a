package io.ladder.reward.persistence;

import io.ladder.journal.VoucherCode;
import io.ladder.journal.VoucherCode.Batch;
import io.ladder.reward.CodePools;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
            select number, codes, uses, valid_from, valid_until from code_batch
            where tenant_id = ? and reward = ?
            order by number
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
                    lock(tenant);
                    Batch batch = batchOf(tenant, reward, validity, now);
                    var byKey = new LinkedHashMap<String, String>();
                    codes.forEach(code -> byKey.putIfAbsent(VoucherCode.key(code), code));
                    known(tenant, reward, batch.number(), byKey.keySet()).forEach(byKey::remove);
                    insert(tenant, reward, batch, byKey);
                    var after =
                            new Batch(
                                    batch.number(),
                                    batch.codes() + byKey.size(),
                                    batch.uses(),
                                    batch.from(),
                                    batch.until());
                    return new Added(after, byKey.size());
                }));
    }

    private Batch batchOf(TenantId tenant, String reward, Validity validity, Instant now) {
        List<Batch> batches = batches(tenant, reward);
        for (Batch batch : batches) {
            if (batch.uses() == validity.uses()
                    && Objects.equals(batch.from(), validity.from())
                    && Objects.equals(batch.until(), validity.until())) {
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
        var batch =
                new Batch(
                        batches.size() + 1, 0, validity.uses(), validity.from(), validity.until());
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
        List<String> elsewhere =
                database.sql(
                                """
                                select text from reward_code
                                where tenant_id = :tenant and key = any (:keys)
                                  and (reward <> :reward or batch <> :batch)
                                order by key limit :shown
                                """)
                        .param("tenant", tenant.value())
                        .param("keys", keys.toArray(String[]::new))
                        .param("reward", reward)
                        .param("batch", batch)
                        .param("shown", SHOWN)
                        .query((row, _) -> row.getString(1))
                        .list();
        if (!elsewhere.isEmpty()) {
            throw Refusal.at(
                            ErrorCode.CODE_TAKEN,
                            "/codes",
                            "Some codes are known already, for another reward or another time,"
                                    + " among them "
                                    + String.join(", ", elsewhere)
                                    + ". Nothing was added.")
                    .asException();
        }
        return database.sql(
                        "select key from reward_code where tenant_id = :tenant and key = any (:keys)")
                .param("tenant", tenant.value())
                .param("keys", keys.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

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
    public List<Batch> batches(TenantId tenant, String reward) {
        return database.sql(BATCHES)
                .param(tenant.value())
                .param(reward)
                .query((row, _) -> batch(row, 1))
                .list();
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

    /** A lock that bookings, which read the row or refer to it, do not wait for. */
    private void lock(TenantId tenant) {
        database.sql("select tenant_id from tenant where tenant_id = ? for no key update")
                .param(tenant.value())
                .query(UUID.class)
                .single();
    }
}
