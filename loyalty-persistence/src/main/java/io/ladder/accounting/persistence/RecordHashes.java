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
 * Hashes of records as they stand in the journal. What is hashed is a text of all columns by name,
 * in one order, with moments as seconds since 1970, so that no setting of a session changes it; a
 * column that is null leaves no trace, so that later columns do not change what was sealed before.
 */
@Component
final class RecordHashes {
    private static final String STANDING =
            """
            select tenant_id, account_id, sequence, position,
                encode(sha256(convert_to(jsonb_strip_nulls(jsonb_build_object(
                    'account_id', account_id, 'sequence', sequence, 'position', position,
                    'tenant_id', tenant_id, 'member_id', member_id, 'kind', kind,
                    'occurred_at', extract(epoch from occurred_at)::text,
                    'recorded_at', extract(epoch from recorded_at)::text,
                    'version', version, 'corrections', nullif(corrections, 0),
                    'body', body::text, 'outcome', outcome::text
                ))::text, 'UTF8')), 'hex'),
                encode(sha256(convert_to(
                    coalesce(entries.text, '') || E'\\n\\n' || coalesce(moves.text, ''),
                    'UTF8')), 'hex'),
                exists (select from account where account.account_id = activity.account_id)
            from activity
            cross join lateral (select string_agg(jsonb_strip_nulls(jsonb_build_object(
                    'ordinal', ordinal, 'tenant_id', tenant_id, 'wallet', wallet,
                    'from', from_place, 'to', to_place, 'points', points,
                    'lot_points', lot_points::text, 'lot_available_at', lot_available_at::text,
                    'lot_expires_at', lot_expires_at::text, 'debt', debt,
                    'available_after', available_after, 'cause', cause,
                    'occurred_at', extract(epoch from occurred_at)::text,
                    'recorded_at', extract(epoch from recorded_at)::text
                ))::text, E'\\n' order by ordinal) as text
                from entry where entry.account_id = activity.account_id
                  and entry.sequence = activity.sequence) as entries
            cross join lateral (select string_agg(jsonb_strip_nulls(jsonb_build_object(
                    'ordinal', ordinal, 'tenant_id', tenant_id, 'member_id', member_id,
                    'scheme', scheme, 'from', from_rung, 'to', to_rung, 'reason', reason,
                    'evidence', evidence::text,
                    'occurred_at', extract(epoch from occurred_at)::text,
                    'recorded_at', extract(epoch from recorded_at)::text
                ))::text, E'\\n' order by ordinal) as text
                from tier_move where tier_move.account_id = activity.account_id
                  and tier_move.sequence = activity.sequence) as moves
            where position > :from and position <= :to
            """;

    private final JdbcClient database;

    RecordHashes(JdbcClient database) {
        this.database = database;
    }

    /** The records of all tenants behind a position, up to another, in the order of positions. */
    Map<TenantId, List<Standing>> between(long from, long to) {
        var standing = new TreeMap<TenantId, List<Standing>>();
        database.sql(STANDING + " order by position")
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
        return database.sql(STANDING + " and tenant_id = :tenant order by position")
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
