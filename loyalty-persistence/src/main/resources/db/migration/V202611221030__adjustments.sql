-- Adjustments that take a second person.
create table adjustment_proposal (
    number bigint generated always as identity,
    account_id uuid not null,
    sequence bigint not null,
    tenant_id uuid not null,
    member_id uuid not null,
    source text not null,
    document_number text not null,
    wallet text not null,
    points bigint not null check (points <> 0),
    reason_code text not null,
    clerk text not null,
    proposed_at timestamptz not null,
    status text not null default 'AWAITING_APPROVAL'
        check (status in ('AWAITING_APPROVAL', 'APPROVED', 'REJECTED')),
    settled_by text,
    settled_at timestamptz,
    primary key (account_id, sequence),
    constraint adjustment_proposal_is_settled_by_somebody check (
        (status = 'AWAITING_APPROVAL') = (settled_by is null)
        and (settled_by is null) = (settled_at is null)
    ),
    constraint adjustment_proposal_takes_a_second_person check (settled_by <> clerk)
);

create index adjustment_proposal_by_tenant on adjustment_proposal (tenant_id, number);

create index adjustment_proposal_awaiting on adjustment_proposal (tenant_id, number)
    where status = 'AWAITING_APPROVAL';

-- Words of clerks stood in the journal; they belong beside it, where they can be erased.
insert into remark (account_id, sequence, tenant_id, member_id, words)
select account_id, sequence, tenant_id, member_id, body ->> 'reason' from activity
where kind in ('Adjustment', 'StatusChange', 'EvidenceWithdrawal', 'RungPin', 'RungUnpin',
               'RedemptionCancel')
  and body ->> 'reason' is not null
on conflict do nothing;

update activity
set body = case kind
        when 'Adjustment' then jsonb_set(body::jsonb - 'reason', '{reasonCode}', '"other"')
        else body::jsonb - 'reason'
    end::json
where kind in ('Adjustment', 'StatusChange', 'EvidenceWithdrawal', 'RungPin', 'RungUnpin',
               'RedemptionCancel')
  and body ->> 'reason' is not null;

-- Keys that open everything go on to do so.
update api_key
set scopes = scopes || '{points:approve}'::text[]
where scopes @> '{evidence:write,imports:write,keys:read,keys:write,members:read,members:write,
                  pii:read,points:adjust,points:read,points:transfer,programme:read,
                  programme:write,purchases:read,purchases:write,rewards:read,rewards:redeem,
                  sandbox:write,surveys:read,surveys:write,tiers:pin,tiers:read}'::text[]
  and not scopes @> '{points:approve}'::text[]
  and revoked_at is null;
