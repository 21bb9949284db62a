-- Points that pay for a basket: how each payment stands.
create table payment (
    account_id uuid not null,
    sequence bigint not null,
    tenant_id uuid not null,
    member_id uuid not null,
    wallet text not null,
    points bigint not null check (points >= 1),
    captured bigint not null default 0,
    refunded bigint not null default 0,
    status text not null check (status in ('AUTHORISED', 'CAPTURED', 'VOIDED', 'LAPSED')),
    hold_until timestamptz not null,
    occurred_at timestamptz not null,
    primary key (account_id, sequence),
    constraint payment_refunds_what_was_captured check (0 <= refunded and refunded <= captured),
    constraint payment_captures_what_was_authorised check (captured <= points),
    constraint payment_is_captured_where_points_are check ((captured > 0) = (status = 'CAPTURED'))
);

-- Keys that open everything go on to do so, now that paying with points has a scope of its own.
update api_key
set scopes = scopes || '{points:pay}'::text[]
where scopes @> '{evidence:write,imports:write,keys:read,keys:write,members:read,members:write,pii:read,
                  points:adjust,points:read,programme:read,programme:write,purchases:read,
                  purchases:write,rewards:read,rewards:redeem,sandbox:write,surveys:read,
                  surveys:write,tiers:pin,tiers:read}'::text[]
  and not scopes && '{points:pay}'::text[]
  and revoked_at is null;
