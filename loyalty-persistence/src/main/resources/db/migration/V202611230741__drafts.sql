-- Programme files that are worked on. They decide nothing until one is applied as a version.
create table programme_draft (
    tenant_id uuid not null references tenant,
    name text not null check (name ~ '^[a-z][a-z0-9_-]{0,63}$'),
    recorded_at timestamptz not null,
    source text not null,
    primary key (tenant_id, name)
);
