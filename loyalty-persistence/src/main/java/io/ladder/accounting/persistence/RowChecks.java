package io.ladder.accounting.persistence;

import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database finds by itself in the rows of accounts. */
@Component
final class RowChecks {
    // Where something must not exist, "offset 0" keeps the look by key: a join would read a whole
    // table for each page of accounts, most of all before its statistics are there.

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
                  and activity.sequence = named.number and activity.tenant_id = :tenant offset 0)
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
            with arrived as materialized (
                select account_id, (body ->> 'first')::bigint as first, sequence
                from activity
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                  and kind = 'Arrival'
            )
            select account_id, sequence, null,
                'document ' || source || ' ' || number, 'a claim', 'none'
            from (select account_id, sequence, tenant_id, body -> 'document' ->> 'source' as source,
                    body -> 'document' ->> 'number' as number
                from activity
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])) as told
            where number is not null and not exists (select from claim
                where claim.tenant_id = told.tenant_id and claim.kind = 'DOCUMENT'
                  and claim.value = source || E'\\n' || number
                  and (claim.account_id = told.account_id and claim.sequence = told.sequence
                    -- What came with somebody is claimed where it was booked first.
                    or exists (select from arrived
                      where arrived.account_id = told.account_id
                        and told.sequence between arrived.first and arrived.sequence))
                offset 0)
            order by account_id, sequence limit :limit
            """;

    /** What goes from one account to another stands on both, and says the same on both. */
    private static final String SIDES =
            """
            with side as (
                select account_id, sequence, kind, coalesce(body -> 'in', body -> 'out') as other,
                    case kind when 'TransferOut' then body ->> 'points'
                        when 'TransferIn' then (select sum((lot ->> 'points')::bigint)::text
                            from json_array_elements(body -> 'lots') as lot)
                        else body ->> 'movers' end as said
                from activity
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                  and kind in ('TransferOut', 'TransferIn', 'Departure', 'Arrival')
            )
            select side.account_id, side.sequence, null, 'the other side of ' || side.kind,
                must.kind || ' ' || side.said, there.kind || ' ' || there.said
            from side
            cross join lateral (select case side.kind when 'TransferOut' then 'TransferIn'
                when 'TransferIn' then 'TransferOut' when 'Departure' then 'Arrival'
                else 'Departure' end as kind) as must
            left join lateral (select activity.kind,
                    case kind when 'TransferOut' then body ->> 'points'
                        when 'TransferIn' then (select sum((lot ->> 'points')::bigint)::text
                            from json_array_elements(body -> 'lots') as lot)
                        else body ->> 'movers' end as said
                from activity
                where activity.account_id = (side.other -> 'account' ->> 'value')::uuid
                  and activity.sequence = (side.other ->> 'sequence')::bigint
                  and activity.tenant_id = :tenant) as there on true
            where must.kind is distinct from there.kind or side.said is distinct from there.said
            order by side.account_id, side.sequence limit :limit
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

    private static final List<RowCheck> ALL =
            List.of(
                    new RowCheck(FindingCode.RUNNING_BALANCE_DIFFERS, RUNNING_BALANCES),
                    new RowCheck(FindingCode.MOVEMENT_ONE_SIDED, ONE_SIDED),
                    new RowCheck(FindingCode.RECORD_MISSING, MISSING),
                    new RowCheck(FindingCode.SEQUENCE_DIFFERS, NEWEST),
                    new RowCheck(FindingCode.DOCUMENT_WITHOUT_CLAIM, DOCUMENTS),
                    new RowCheck(FindingCode.SIDE_DIFFERS, SIDES),
                    new RowCheck(FindingCode.RECORD_INSERTED, UNSEALED));

    private final JdbcClient database;

    RowChecks(JdbcClient database) {
        this.database = database;
    }

    /** All that does not agree in the rows of these accounts. */
    List<Finding> findings(TenantId tenant, String[] accounts) {
        return Stream.concat(ALL.stream(), DeedChecks.ALL.stream())
                .flatMap(check -> check.findings(database, tenant, accounts).stream())
                .toList();
    }
}
