-- Whoever goes through the books of a tenant goes from account to account.
create index account_by_tenant on account (tenant_id, account_id);

-- Keys that open everything go on to do so, now that the books of the whole house have a scope.
update api_key
set scopes = scopes || '{ledger:read}'::text[]
where scopes @> '{evidence:write,imports:write,keys:read,keys:write,members:read,members:write,
                  pii:read,points:adjust,points:read,programme:read,programme:write,purchases:read,
                  purchases:write,rewards:read,rewards:redeem,sandbox:write,surveys:read,
                  surveys:write,tiers:pin,tiers:read}'::text[]
  and not 'ledger:read' = any(scopes)
  and revoked_at is null;
