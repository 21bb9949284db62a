-- What guard rails kept back, for people to look at. How often they kept points back is counted by
-- the journal; its counters are listed from the newest day on.
create index shared_counter_watched on shared_counter (tenant_id, (key collate "C"))
where starts_with(key, 'watched:');

-- How often they refused rewards: a refusal leaves no record that could count it.
create table refused_reward (
    tenant_id uuid not null,
    key text collate "C" not null check (starts_with(key, 'watched:')),
    used bigint not null check (used > 0),
    primary key (tenant_id, key)
);

create table alert_review (
    tenant_id uuid not null,
    key text collate "C" not null check (starts_with(key, 'watched:')),
    verdict text not null check (verdict in ('HARMLESS', 'UNCLEAR', 'ABUSE')),
    count bigint not null check (count > 0),
    reviewed_at timestamptz not null,
    reviewed_by text,
    primary key (tenant_id, key)
);

-- Whoever sees to the programme sees what its guard rails did.
update api_key
set scopes = scopes || '{alerts:read}'::text[]
where 'programme:write' = any(scopes) and not 'alerts:read' = any(scopes) and revoked_at is null;

update api_key
set scopes = scopes || '{alerts:review}'::text[]
where 'programme:write' = any(scopes) and not 'alerts:review' = any(scopes) and revoked_at is null;
