-- Points that came from other members, less those that went to them.
alter table wallet
    add column transferred bigint not null default 0,
    drop constraint wallet_adds_up,
    add constraint wallet_adds_up check (
        issued + adjusted + transferred = total(lot_points) - debt + held + redeemed + expired
    );

-- Keys that open everything go on to do so.
update api_key
set scopes = scopes || '{points:transfer}'::text[]
where scopes @> '{evidence:write,imports:write,keys:read,keys:write,members:read,members:write,
                  pii:read,points:adjust,points:read,programme:read,programme:write,purchases:read,
                  purchases:write,rewards:read,rewards:redeem,sandbox:write,surveys:read,
                  surveys:write,tiers:pin,tiers:read}'::text[]
  and not scopes @> '{points:transfer}'::text[]
  and revoked_at is null;
