package io.ladder.accounting.persistence;

import io.ladder.accounting.Seal;
import io.ladder.accounting.Seal.Counted;
import io.ladder.accounting.Seal.Lots;
import io.ladder.accounting.Seal.Moved;
import io.ladder.accounting.Seal.SealedRecord;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of seals. */
@Component
final class SealRows {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH_DIGITS = 64;

    private final JdbcClient database;

    SealRows(JdbcClient database) {
        this.database = database;
    }

    /** Where the chain of a tenant has come to, or had come to before a number. */
    Seal.Head head(TenantId tenant, long upTo) {
        return database.sql(
                        """
                        select number, to_position, digest from seal
                        where tenant_id = :tenant and number <= :number
                        order by number desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("number", upTo)
                .query((row, _) ->
                        new Seal.Head(
                                row.getLong(1), row.getLong(2), HEX.formatHex(row.getBytes(3))))
                .optional()
                .orElse(Seal.Head.START);
    }

    /** The position up to which all records of all tenants are sealed. */
    long sealedTo() {
        return database.sql("select coalesce(max(to_position), 0) from seal")
                .query(Long.class)
                .single();
    }

    void write(Seal seal, Instant at) {
        database.sql(
                        """
                        insert into seal (tenant_id, number, from_position, to_position, account_id,
                            sequence, activity_hashes, effect_hashes, former, digest, sealed_at)
                        values (:tenant, :number, :from, :to, :accounts::uuid[],
                            :sequences::bigint[], :activities, :effects, :former, :digest, :at)
                        """)
                .param("tenant", seal.tenant().value())
                .param("number", seal.number())
                .param("from", seal.from())
                .param("to", seal.to())
                .param("accounts", texts(seal.records(), each -> each.id().account().value()))
                .param("sequences", texts(seal.records(), each -> each.id().sequence()))
                .param("activities", bytes(seal.records(), SealedRecord::activity))
                .param("effects", bytes(seal.records(), SealedRecord::effects))
                .param("former", HEX.parseHex(seal.former()))
                .param("digest", HEX.parseHex(seal.digest()))
                .param("at", Moments.written(at))
                .update();
        database.sql(
                        """
                        insert into seal_movement (tenant_id, number, ordinal, wallet, month,
                            from_place, to_place, corrected, points)
                        select :tenant, :number, ordinality, w, m, f, t, c, p
                        from unnest(:wallets::text[], :months::text[], :from::text[], :to::text[],
                            :corrected::boolean[], :points::bigint[])
                            with ordinality as moved(w, m, f, t, c, p)
                        """)
                .param("tenant", seal.tenant().value())
                .param("number", seal.number())
                .param("wallets", texts(seal.moved(), Moved::wallet))
                .param("months", texts(seal.moved(), Moved::month))
                .param("from", texts(seal.moved(), Moved::from))
                .param("to", texts(seal.moved(), Moved::to))
                .param("corrected", texts(seal.moved(), Moved::corrected))
                .param("points", texts(seal.moved(), Moved::points))
                .update();
        writeLots(seal);
        database.sql(
                        """
                        insert into seal_count (tenant_id, number, key, count)
                        select :tenant, :number, k, c
                        from unnest(:keys::text[], :counts::bigint[]) as counted(k, c)
                        """)
                .param("tenant", seal.tenant().value())
                .param("number", seal.number())
                .param("keys", texts(seal.counted(), Counted::key))
                .param("counts", texts(seal.counted(), Counted::count))
                .update();
        addUp(seal, "movement", "wallet, month, from_place, to_place, corrected");
        addUp(seal, "lots", "wallet, last_month, from_place, to_place");
    }

    /** Adds the rows of a seal to what all seals of its tenant come to. */
    private void addUp(Seal seal, String what, String columns) {
        database.sql(
                        """
                        insert into sealed_%1$s as all_seals (tenant_id, %2$s, points)
                        select tenant_id, %2$s, points from seal_%1$s
                        where tenant_id = :tenant and number = :number
                        on conflict (tenant_id, %2$s)
                            do update set points = all_seals.points + excluded.points
                        """
                                .formatted(what, columns))
                .param("tenant", seal.tenant().value())
                .param("number", seal.number())
                .update();
    }

    private void writeLots(Seal seal) {
        database.sql(
                        """
                        insert into seal_lots (tenant_id, number, ordinal, wallet, last_month,
                            from_place, to_place, points)
                        select :tenant, :number, ordinality, w, nullif(l, ''), f, t, p
                        from unnest(:wallets::text[], :lasts::text[], :from::text[], :to::text[],
                            :points::bigint[]) with ordinality as lots(w, l, f, t, p)
                        """)
                .param("tenant", seal.tenant().value())
                .param("number", seal.number())
                .param("wallets", texts(seal.lots(), Lots::wallet))
                .param("lasts", texts(seal.lots(), SealRows::last))
                .param("from", texts(seal.lots(), Lots::from))
                .param("to", texts(seal.lots(), Lots::to))
                .param("points", texts(seal.lots(), Lots::points))
                .update();
    }

    private static String last(Lots lots) {
        String last = lots.lastMonth();
        return last == null ? "" : last;
    }

    private static <T> String[] texts(List<T> items, Function<T, Object> of) {
        return items.stream().map(of).map(Object::toString).toArray(String[]::new);
    }

    private static byte[] bytes(List<SealedRecord> records, Function<SealedRecord, String> of) {
        return HEX.parseHex(records.stream().map(of).collect(Collectors.joining()));
    }

    /** Seals behind a number, in their order. */
    List<Seal> behind(TenantId tenant, long number, int limit) {
        Map<Long, List<Moved>> moved = new HashMap<>();
        of("seal_movement", "ordinal", tenant, number, limit)
                .query(row -> {
                    moved.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                            .add(moved(row));
                });
        Map<Long, List<Lots>> lots = new HashMap<>();
        of("seal_lots", "ordinal", tenant, number, limit)
                .query(row -> {
                    lots.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                            .add(lots(row));
                });
        Map<Long, List<Counted>> counted = new HashMap<>();
        of("seal_count", "key collate \"C\"", tenant, number, limit)
                .query(row -> {
                    counted.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                            .add(new Counted(row.getString("key"), row.getLong("count")));
                });
        return of("seal", "number", tenant, number, limit)
                .query((row, _) ->
                        new Seal(
                                tenant,
                                row.getLong("number"),
                                row.getLong("from_position"),
                                row.getLong("to_position"),
                                records(row),
                                moved.getOrDefault(row.getLong("number"), List.of()),
                                lots.getOrDefault(row.getLong("number"), List.of()),
                                counted.getOrDefault(row.getLong("number"), List.of()),
                                HEX.formatHex(row.getBytes("former")),
                                HEX.formatHex(row.getBytes("digest"))))
                .list();
    }

    private JdbcClient.StatementSpec of(
            String table, String order, TenantId tenant, long number, int limit) {
        return database.sql(
                        """
                        select * from %s where tenant_id = :tenant and number in (
                            select number from seal where tenant_id = :tenant and number > :number
                            order by number limit :limit)
                        order by number, %s
                        """
                                .formatted(table, order))
                .param("tenant", tenant.value())
                .param("number", number)
                .param("limit", limit);
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(
                row.getString("wallet"),
                row.getString("month"),
                row.getString("from_place"),
                row.getString("to_place"),
                row.getBoolean("corrected"),
                row.getLong("points"));
    }

    private static Lots lots(ResultSet row) throws SQLException {
        return new Lots(
                row.getString("wallet"),
                row.getString("last_month"),
                row.getString("from_place"),
                row.getString("to_place"),
                row.getLong("points"));
    }

    private static List<SealedRecord> records(ResultSet row) throws SQLException {
        UUID[] accounts = (UUID[]) row.getArray("account_id").getArray();
        Long[] sequences = (Long[]) row.getArray("sequence").getArray();
        String activities = HEX.formatHex(row.getBytes("activity_hashes"));
        String effects = HEX.formatHex(row.getBytes("effect_hashes"));
        var records = new ArrayList<SealedRecord>(accounts.length);
        for (int index = 0; index < accounts.length; index++) {
            int from = index * HASH_DIGITS;
            records.add(
                    new SealedRecord(
                            new RecordId(new AccountId(accounts[index]), sequences[index]),
                            activities.substring(from, from + HASH_DIGITS),
                            effects.substring(from, from + HASH_DIGITS)));
        }
        return records;
    }
}
