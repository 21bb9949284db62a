-- A version whose rules were wrong is corrected, not replaced: the row stays, and a correction says
-- what should have been in it. Accounts go on with the rules that they were folded with until they
-- are rated again; each record tells with how many corrections its account is folded.
create table programme_correction (
    tenant_id uuid not null references tenant,
    -- How many corrections there are with this one.
    corrections integer not null check (corrections >= 1),
    number integer not null,
    recorded_at timestamptz not null,
    reason text not null,
    source text not null,
    primary key (tenant_id, corrections),
    foreign key (tenant_id, number) references programme_version (tenant_id, number)
);

alter table activity add column corrections integer not null default 0 check (corrections >= 0);
