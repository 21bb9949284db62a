package io.ladder.accounting.persistence;

import io.ladder.accounting.BookChecks.Standing;
import io.ladder.accounting.Seal.SealedRecord;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hashes of records as they stand in the journal. What is hashed are the rows as the database sends
 * them in binary: each value with its type and its length, so that no two rows look alike, and the
 * same whatever a session has set (texts are sent in the encoding of the client, which for the
 * driver is always UTF-8). The columns are named, so that a later one does not change what was
 * sealed before; where it is to be sealed, it is sent as another row, if it has a value.
 */
@Component
final class RecordHashes {
    private static final String STANDING =
            """
            select tenant_id, account_id, sequence, position,
                encode(sha256(record_send(row(account_id, sequence, position, tenant_id, member_id,
                    kind, occurred_at, recorded_at, version, corrections, body, outcome))), 'hex'),
                encode(sha256(
                    coalesce((select string_agg(record_send(row(ordinal, tenant_id, wallet,
                            from_place, to_place, points, lot_points, lot_available_at,
                            lot_expires_at, debt, available_after, cause, occurred_at,
                            recorded_at)), '' order by ordinal)
                        from entry where entry.account_id = activity.account_id
                          and entry.sequence = activity.sequence), '')
                    || coalesce((select string_agg(record_send(row(ordinal, tenant_id, member_id,
                            scheme, from_rung, to_rung, reason, evidence, occurred_at,
                            recorded_at)), '' order by ordinal)
                        from tier_move where tier_move.account_id = activity.account_id
                          and tier_move.sequence = activity.sequence), '')), 'hex'),
                %s
            from activity
            where position > :from and position <= :to
            """;

    /** Nobody asks for the accounts of what is being sealed. */
    private static final String SEALED = STANDING.formatted("true");

    private static final String FOUND =
            STANDING.formatted(
                    "exists (select from account where account.account_id = activity.account_id)");

    private final JdbcClient database;

    RecordHashes(JdbcClient database) {
        this.database = database;
    }

    /** The records of all tenants behind a position, up to another, in the order of positions. */
    Map<TenantId, List<Standing>> between(long from, long to) {
        var standing = new TreeMap<TenantId, List<Standing>>();
        database.sql(SEALED + " order by position")
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    standing.computeIfAbsent(
                                    new TenantId(row.getObject(1, UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(standing(row));
                });
        return standing;
    }

    /** The records of a tenant behind a position, up to another. */
    List<Standing> between(TenantId tenant, long from, long to) {
        return database.sql(FOUND + " and tenant_id = :tenant order by position")
                .param("tenant", tenant.value())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> standing(row))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong(4),
                new SealedRecord(
                        new RecordId(new AccountId(row.getObject(2, UUID.class)), row.getLong(3)),
                        row.getString(5),
                        row.getString(6)),
                row.getBoolean(7));
    }
}
