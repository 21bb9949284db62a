-- Keys that open everything go on to do so, now that giving and revoking keys has scopes of its own.
-- Every tenant's first key is one of them; without it, nobody could give the tenant another.
update api_key
set scopes = scopes || '{keys:read,keys:write}'::text[]
where scopes @> '{evidence:write,imports:write,members:read,members:write,pii:read,points:adjust,
                  points:read,programme:read,programme:write,purchases:read,purchases:write,
                  rewards:read,rewards:redeem,sandbox:write,surveys:read,surveys:write,tiers:pin,
                  tiers:read}'::text[]
  and not scopes && '{keys:read,keys:write}'::text[]
  and revoked_at is null;
