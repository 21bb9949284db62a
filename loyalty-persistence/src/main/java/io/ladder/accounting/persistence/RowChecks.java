package io.ladder.accounting.persistence;

import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the database finds by itself in the rows of accounts. Each check gives account, record (or
 * null), wallet (or null), the detail, what must be and what is; at most so many of each.
 */
@Component
final class RowChecks {
    private static final int FOUND_MAX = 500;

    private static final String RUNNING_BALANCES =
            """
            select distinct on (account_id, wallet) account_id, sequence, wallet,
                'running balance of entry ' || ordinal, running, available_after
            from (select account_id, sequence, ordinal, wallet, available_after,
                    sum(case to_place when 'AVAILABLE' then points else 0 end
                        - case from_place when 'AVAILABLE' then points else 0 end)
                    over (partition by account_id, wallet order by sequence, ordinal) as running
                from entry where tenant_id = :tenant and account_id = any(:accounts::uuid[])
            ) as entry
            where running <> available_after
            order by account_id, wallet, sequence, ordinal limit :limit
            """;

    private static final String ONE_SIDED =
            """
            select account_id, sequence, wallet, 'entry ' || ordinal, 'two places',
                from_place || ' to ' || to_place
            from entry
            where tenant_id = :tenant and account_id = any(:accounts::uuid[])
              and (from_place = to_place and points <> 0
                or from_place not in (%1$s) or to_place not in (%1$s))
            order by account_id, sequence, ordinal limit :limit
            """
                    .formatted(AccountTotals.PLACES_KNOWN);

    private static final String MISSING =
            """
            select account_id, number, null, string_agg(what, ', ' order by what), null, null
            from (
                select account_id, number, 'missing in the row of numbers' as what
                from account, generate_series(1, account.sequence) as number
                where account_id = any(:accounts::uuid[])
                union
                select account_id, sequence, 'it has entries' from entry
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                union
                select account_id, sequence, 'it has moves' from tier_move
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
            ) as named
            where not exists (select from activity
                where activity.account_id = named.account_id
                  and activity.sequence = named.number and activity.tenant_id = :tenant)
            group by account_id, number
            order by account_id, number limit :limit
            """;

    private static final String NEWEST =
            """
            select account.account_id, null, null, 'newest record', newest, account.sequence
            from account
            left join lateral (select max(sequence) as newest from activity
                where activity.account_id = account.account_id) as held on true
            where account.account_id = any(:accounts::uuid[])
              and newest is distinct from account.sequence and account.tenant_id = :tenant
            order by account.account_id limit :limit
            """;

    private static final String DOCUMENTS =
            """
            select account_id, sequence, null,
                'document ' || source || ' ' || number, 'a claim', 'none'
            from (select account_id, sequence, tenant_id, body -> 'document' ->> 'source' as source,
                    body -> 'document' ->> 'number' as number
                from activity
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])) as told
            where number is not null and not exists (select from claim
                where claim.tenant_id = told.tenant_id and claim.kind = 'DOCUMENT'
                  and claim.value = source || E'\\n' || number
                  and claim.account_id = told.account_id and claim.sequence = told.sequence)
            order by account_id, sequence limit :limit
            """;

    private static final String REDEMPTIONS =
            """
            with told as (
                select distinct on (account_id, redemption) account_id,
                    redemption as sequence, reward || ' ' || points || ' ' || status as said
                from activity,
                    json_to_recordset(outcome -> 'redemptions')
                        as change(redemption bigint, reward text, points bigint, status text)
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                order by account_id, redemption, activity.sequence desc
            ), held as (
                select account_id, sequence, reward || ' ' || points || ' ' || status as said
                from redemption
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
            )
            select account_id, sequence, null, 'redemption', told.said, held.said
            from told full join held using (account_id, sequence)
            where told.said is distinct from held.said
            order by account_id, sequence limit :limit
            """;

    /** Up to where sealing has come, each record stands between the positions of a seal. */
    private static final String UNSEALED =
            """
            select account_id, sequence, null, 'it stands where all is sealed', 'a seal', 'none'
            from activity
            where tenant_id = :tenant and account_id = any(:accounts::uuid[])
              and position <= (select coalesce(max(to_position), 0) from seal)
              and coalesce((select from_position >= position from seal
                  where seal.tenant_id = :tenant and seal.to_position >= position
                  order by seal.to_position limit 1), true)
            order by account_id, sequence limit :limit
            """;

    private final JdbcClient database;

    RowChecks(JdbcClient database) {
        this.database = database;
    }

    /** All that does not agree in the rows of these accounts. */
    List<Finding> findings(TenantId tenant, String[] accounts) {
        var findings = new ArrayList<Finding>();
        run(FindingCode.RUNNING_BALANCE_DIFFERS, RUNNING_BALANCES, tenant, accounts, findings);
        run(FindingCode.MOVEMENT_ONE_SIDED, ONE_SIDED, tenant, accounts, findings);
        run(FindingCode.RECORD_MISSING, MISSING, tenant, accounts, findings);
        run(FindingCode.SEQUENCE_DIFFERS, NEWEST, tenant, accounts, findings);
        run(FindingCode.DOCUMENT_WITHOUT_CLAIM, DOCUMENTS, tenant, accounts, findings);
        run(FindingCode.REDEMPTION_DIFFERS, REDEMPTIONS, tenant, accounts, findings);
        run(FindingCode.RECORD_INSERTED, UNSEALED, tenant, accounts, findings);
        return findings;
    }

    private void run(
            FindingCode code,
            String sql,
            TenantId tenant,
            String[] accounts,
            List<Finding> findings) {
        findings.addAll(
                database.sql(sql)
                        .param("tenant", tenant.value())
                        .param("accounts", accounts)
                        .param("limit", FOUND_MAX)
                        .query((row, _) -> finding(code, row))
                        .list());
    }

    private static Finding finding(FindingCode code, ResultSet row) throws SQLException {
        var account = new AccountId(row.getObject(1, UUID.class));
        long sequence = row.getLong(2);
        // A damaged number may be none that a record can have.
        RecordId record = sequence < 1 ? null : new RecordId(account, sequence);
        return new Finding(
                code,
                account,
                record,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
