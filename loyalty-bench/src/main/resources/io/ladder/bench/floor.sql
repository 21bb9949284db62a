-- The fastest that a careful team would write without groups: one call for each purchase, which
-- locks the account, decides, and writes the same rows to the same tables as the service does.
-- JSON is put together as text, and what a statement can work out is not worked out beside it:
-- each expression of a function costs several microseconds in every transaction.
create or replace function floor_purchase(
    p_tenant uuid, p_account uuid, p_source text, p_number text, p_content uuid,
    p_at timestamptz, p_micros bigint, p_amount bigint, p_body json)
returns bigint language plpgsql as $$
declare
    a record;
    w record;
    b record;
    due bigint;
begin
    -- What the account has; its newest evidence but one is what a client needs to have left.
    select account.sequence + 1 as sequence,
        standing ->> 'earned' as rung,
        standing ->> 'since' as since,
        state #>> '{members,0,since}' as joined,
        coalesce((state #>> '{members,0,purchases,count}')::bigint, 0) + 1 as purchases,
        standing #> '{evidence,0}' as newest,
        standing #> '{evidence,1}' as second,
        coalesce((state #>> '{members,0,slots,spend,numbers,0}')::bigint, 0)
            + p_amount * case standing ->> 'earned' when 'client' then 125 else 100 end as numerator
    into a
    from (
        select sequence, state::jsonb as state, state::jsonb #> '{members,0,standings,loyalty}' as standing
        from account where account_id = p_account and tenant_id = p_tenant for update
    ) as account;
    -- By a statement of its own, which sees what the lock has waited for.
    select lot_points as points, lot_available_at as available_at, lot_expires_at as expires_at
    into w from wallet where account_id = p_account and wallet = 'points';

    insert into claim (tenant_id, kind, value, account_id, sequence, member_id, content)
    values (p_tenant, 'DOCUMENT', p_source || E'\n' || p_number, p_account, a.sequence, p_account,
        p_content)
    on conflict do nothing;
    if not found then
        return (select sequence from claim where tenant_id = p_tenant and kind = 'DOCUMENT'
            and value = p_source || E'\n' || p_number);
    end if;

    select earned.points, earned.expires,
        case when (a.second ->> 'at')::bigint > p_micros - 31536000000000 or a.rung = 'client'
            then 'client' else 'customer' end as rung,
        case when w.points is null then array[earned.points]
            when w.expires_at[cardinality(w.expires_at)] = earned.expires
            then w.points[:cardinality(w.points) - 1]
                || w.points[cardinality(w.points)] + earned.points
            else w.points || earned.points end as lot_points,
        case when w.points is null then array[null::bigint]
            when w.expires_at[cardinality(w.expires_at)] = earned.expires then w.available_at
            else w.available_at || null::bigint end as available_at,
        case when w.points is null then array[earned.expires]
            when w.expires_at[cardinality(w.expires_at)] = earned.expires then w.expires_at
            else w.expires_at || earned.expires end as expires_at,
        coalesce(total(w.points), 0) + earned.points as available
    into b
    from (
        select a.numerator / 10000 as points,
            (extract(epoch from (date_trunc('month', p_at at time zone 'Europe/Berlin')
                + interval '13 months') at time zone 'Europe/Berlin') * 1000000)::bigint as expires
    ) as earned;

    update wallet set lot_points = b.lot_points, lot_available_at = b.available_at,
        lot_expires_at = b.expires_at, issued = issued + b.points
    where account_id = p_account and wallet = 'points';
    if not found then
        insert into wallet (account_id, wallet, tenant_id, lot_points, lot_available_at,
            lot_expires_at, debt, held, issued, redeemed, expired, adjusted)
        values (p_account, 'points', p_tenant, b.lot_points, b.available_at, b.expires_at,
            0, 0, b.points, 0, 0, 0);
    end if;

    if b.rung <> a.rung then
        insert into standing (account_id, member_id, scheme, tenant_id, rung)
        values (p_account, p_account, 'loyalty', p_tenant, b.rung)
        on conflict (account_id, member_id, scheme) do update set rung = excluded.rung;
        insert into tier_move (account_id, sequence, ordinal, tenant_id, member_id, scheme,
            from_rung, to_rung, occurred_at, recorded_at, reason, evidence)
        values (p_account, a.sequence, 0, p_tenant, p_account, 'loyalty', a.rung, b.rung,
            p_at, p_at, 'EARNED', array_remove(array[a.sequence, (a.newest ->> 'id')::bigint,
                (a.second ->> 'id')::bigint], null));
    end if;

    -- A client is one for as long as the oldest of three purchases is within 365 days; what is due
    -- is rounded up to the hour, so that its index is mostly left alone.
    due := case b.rung when 'client' then least(b.expires_at[1], (extract(epoch from
        (to_timestamp((a.second ->> 'at')::numeric / 1000000) at time zone 'Europe/Berlin'
            + interval '365 days') at time zone 'Europe/Berlin') * 1000000)::bigint)
        else b.expires_at[1] end;
    update account set sequence = a.sequence,
        due_at = to_timestamp((due + 3599999999) / 3600000000 * 3600),
        due_version = 1,
        state = ('{"members":[{"id":"' || p_account || '","status":"ACTIVE","standings":{"loyalty":'
            || '{"earned":"' || b.rung || '","since":'
            || case when b.rung = a.rung then a.since else p_micros::text end
            || ',"depth":3,"evidence":[{"kind":"PURCHASE","at":' || p_micros || ',"id":'
            || a.sequence || ',"score":0}' || coalesce(',' || a.newest::text, '')
            || coalesce(',' || a.second::text, '') || ']}},"slots":{"spend":{"format":1,"numbers":['
            || a.numerator % 10000 || ',10000]}}' || coalesce(',"since":' || a.joined, '')
            || ',"purchases":{"count":' || a.purchases || ',"last":' || p_micros
            || '}}],"version":1,"position":{"at":' || p_micros
            || ',"rank":2,"document":{"source":' || to_json(p_source) || ',"number":'
            || to_json(p_number) || '}},"dueAt":' || due || '}')::json
    where account_id = p_account;

    insert into activity (account_id, sequence, tenant_id, member_id, kind, occurred_at,
        recorded_at, version, body, outcome)
    values (p_account, a.sequence, p_tenant, p_account, 'Purchase', p_at, p_at, 1, p_body,
        ('{"awards":[{"rule":"spend","wallet":"points","points":' || b.points
            || '}],"balances":[{"wallet":"points","available":' || b.available
            || ',"pending":0,"held":0,"lifetime":' || b.available
            || '}],"places":[{"scheme":"loyalty","rung":"' || b.rung || case b.rung
                when 'customer' then '","next":"client","missing":[[2,0,'
                    || 1 + (a.newest is not null)::int + (a.second is not null)::int || ']]'
                else '","next":"supporter","missing":[[3,0,0],[3,1,0,0]]' end
            || '}],"redemptions":[],"counters":{}}')::json);

    if b.points > 0 then
        insert into entry (account_id, sequence, ordinal, tenant_id, wallet, from_place, to_place,
            points, lot_points, lot_available_at, lot_expires_at, debt, available_after, cause,
            occurred_at, recorded_at)
        values (p_account, a.sequence, 0, p_tenant, 'points', 'ISSUED', 'AVAILABLE', b.points,
            array[b.points], array[null::bigint], array[b.expires], 0, b.available, 'spend',
            p_at, p_at);
    end if;
    return a.sequence;
end $$
