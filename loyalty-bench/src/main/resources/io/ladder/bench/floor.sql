-- The fastest that a careful team would write without groups: one call for each purchase, which
-- locks the account, decides, and writes the same rows to the same tables as the service does.
create or replace function floor_purchase(
    p_tenant uuid, p_account uuid, p_source text, p_number text, p_content uuid,
    p_at timestamptz, p_amount bigint, p_body json)
returns bigint language plpgsql as $$
declare
    v_key text := p_source || E'\n' || p_number;
    v_micros bigint := (extract(epoch from p_at) * 1000000)::bigint;
    v_sequence bigint;
    v_state jsonb;
    v_standing jsonb;
    v_slot jsonb;
    v_rung text;
    v_new_rung text;
    v_percent integer;
    v_numerator bigint;
    v_points bigint;
    v_lots bigint[];
    v_available_at bigint[];
    v_expiries bigint[];
    v_expires bigint;
    v_available bigint;
    v_evidence jsonb;
    v_due bigint;
begin
    select sequence + 1, state::jsonb into v_sequence, v_state
    from account where account_id = p_account and tenant_id = p_tenant for update;
    insert into claim (tenant_id, kind, value, account_id, sequence, member_id, content)
    values (p_tenant, 'DOCUMENT', v_key, p_account, v_sequence, p_account, p_content)
    on conflict do nothing;
    if not found then
        return (select sequence from claim
            where tenant_id = p_tenant and kind = 'DOCUMENT' and value = v_key);
    end if;

    v_standing := v_state #> '{members,0,standings,loyalty}';
    v_rung := v_standing ->> 'earned';
    v_percent := case v_rung when 'client' then 125 else 100 end;
    v_slot := v_state #> '{members,0,slots,spend,numbers}';
    v_numerator := coalesce((v_slot ->> 0)::bigint, 0) + p_amount * v_percent;
    v_points := v_numerator / 10000;
    v_expires := (extract(epoch from ((date_trunc('month', p_at at time zone 'Europe/Berlin')
        + interval '13 months') at time zone 'Europe/Berlin')) * 1000000)::bigint;

    select jsonb_agg(piece) into v_evidence from (
        select piece from jsonb_array_elements(
            jsonb_build_array(jsonb_build_object(
                'kind', 'PURCHASE', 'at', v_micros, 'id', v_sequence, 'score', 0))
            || (v_standing -> 'evidence')) as piece limit 3) as newest;
    v_new_rung := case
        when jsonb_array_length(v_evidence) = 3
            and (v_evidence #>> '{2,at}')::bigint > v_micros - 31536000000000 then 'client'
        when v_rung = 'client' then 'client'
        else 'customer' end;
    v_due := case when v_new_rung = 'client'
        then (v_evidence #>> '{2,at}')::bigint + 31536000000000 end;

    select lot_points, lot_available_at, lot_expires_at
    into v_lots, v_available_at, v_expiries
    from wallet where account_id = p_account and wallet = 'points';
    if v_points > 0 then
        if v_lots is null then
            v_lots := array[v_points];
            v_available_at := array[null::bigint];
            v_expiries := array[v_expires];
        elsif v_expiries[cardinality(v_expiries)] = v_expires then
            v_lots[cardinality(v_lots)] := v_lots[cardinality(v_lots)] + v_points;
        else
            v_lots := v_lots || v_points;
            v_available_at := v_available_at || null::bigint;
            v_expiries := v_expiries || v_expires;
        end if;
        update wallet set lot_points = v_lots, lot_available_at = v_available_at,
            lot_expires_at = v_expiries, issued = issued + v_points
        where account_id = p_account and wallet = 'points';
        if not found then
            insert into wallet (account_id, wallet, tenant_id, lot_points, lot_available_at,
                lot_expires_at, debt, held, issued, redeemed, expired, adjusted)
            values (p_account, 'points', p_tenant, v_lots, v_available_at, v_expiries,
                0, 0, v_points, 0, 0, 0);
        end if;
    end if;
    v_available := total(v_lots);

    v_standing := v_standing || jsonb_build_object('earned', v_new_rung, 'evidence', v_evidence);
    if v_new_rung <> v_rung then
        v_standing := v_standing || jsonb_build_object('since', v_micros);
        insert into standing (account_id, member_id, scheme, tenant_id, rung)
        values (p_account, p_account, 'loyalty', p_tenant, v_new_rung)
        on conflict (account_id, member_id, scheme) do update set rung = excluded.rung;
        insert into tier_move (account_id, sequence, ordinal, tenant_id, member_id, scheme,
            from_rung, to_rung, occurred_at, recorded_at, reason, evidence)
        values (p_account, v_sequence, 0, p_tenant, p_account, 'loyalty', v_rung, v_new_rung,
            p_at, p_at, 'EARNED',
            array(select (piece ->> 'id')::bigint from jsonb_array_elements(v_evidence) as piece));
    end if;
    v_state := jsonb_set(v_state, '{members,0,standings,loyalty}', v_standing);
    v_state := jsonb_set(v_state, '{members,0,slots,spend}', jsonb_build_object(
        'format', 1, 'numbers', jsonb_build_array(v_numerator % 10000, 10000)));
    v_state := v_state || jsonb_build_object(
        'position', jsonb_build_object('at', v_micros, 'rank', 2, 'document',
            jsonb_build_object('source', p_source, 'number', p_number)),
        'dueAt', v_expiries[1]);
    update account set sequence = v_sequence, state = v_state::json,
        due_at = to_timestamp(v_expiries[1] / 1000000)
    where account_id = p_account;

    insert into activity (account_id, sequence, tenant_id, member_id, kind, occurred_at,
        recorded_at, version, body, outcome)
    values (p_account, v_sequence, p_tenant, p_account, 'Purchase', p_at, p_at, 1, p_body,
        json_build_object(
            'awards', json_build_array(json_build_object(
                'rule', 'spend', 'wallet', 'points', 'points', v_points)),
            'balances', json_build_array(json_build_object(
                'wallet', 'points', 'available', v_available, 'pending', 0, 'held', 0,
                'lifetime', v_available)),
            'places', json_build_array(json_build_object(
                'scheme', 'loyalty', 'rung', v_new_rung, 'next',
                case v_new_rung when 'customer' then 'client' else 'supporter' end,
                'missing', case v_new_rung when 'customer'
                    then json_build_array(json_build_array(
                        2, 0, jsonb_array_length(v_evidence)))
                    else json_build_array(
                        json_build_array(3, 0, 0), json_build_array(3, 1, 0)) end)),
            'redemptions', json_build_array(),
            'counters', json_build_object()));
    if v_points > 0 then
        insert into entry (account_id, sequence, ordinal, tenant_id, wallet, from_place, to_place,
            points, lot_points, lot_available_at, lot_expires_at, debt, available_after, cause,
            occurred_at, recorded_at)
        values (p_account, v_sequence, 0, p_tenant, 'points', 'ISSUED', 'AVAILABLE', v_points,
            array[v_points], array[null::bigint], array[v_expires], 0, v_available, 'spend',
            p_at, p_at);
    end if;
    insert into outbox (tenant_id, account_id, sequence, kind)
    values (p_tenant, p_account, v_sequence, 'Purchase');
    return v_sequence;
end $$
