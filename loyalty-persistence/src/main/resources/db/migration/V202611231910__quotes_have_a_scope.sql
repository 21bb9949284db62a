-- Keys that could quote baskets go on to do so, now that quoting has a scope of its own.
update api_key
set scopes = scopes || '{quotes:read}'::text[]
where 'programme:read' = any(scopes) and not 'quotes:read' = any(scopes) and revoked_at is null;
