-- Files of purchases on their way into the journal.
create table import_job (
    import_id uuid primary key,
    tenant_id uuid not null,
    file_name text not null,
    mapping text not null,
    -- What tells the same file with the same mapping: a hash of both.
    mark text not null,
    status text not null check (status in ('WAITING', 'RUNNING', 'PAUSED', 'DONE', 'FAILED')),
    lines bigint not null check (lines >= 0),
    lines_done bigint not null default 0 check (lines_done between 0 and lines),
    booked bigint not null default 0 check (booked >= 0),
    repeated bigint not null default 0 check (repeated >= 0),
    bad bigint not null default 0 check (bad >= 0),
    created_at timestamptz not null,
    finished_at timestamptz,
    failure text,
    -- Who is at it, until when nobody else takes it, and how that run gets on.
    worker uuid,
    leased_until timestamptz,
    run_since timestamptz,
    run_from_line bigint,
    noted_at timestamptz
);

-- The same file is imported once at a time; afterwards it may come again, to no effect.
create unique index import_job_is_unfinished_once on import_job (tenant_id, mark)
    where status in ('WAITING', 'RUNNING', 'PAUSED');

create index import_job_to_do on import_job (created_at) where status in ('WAITING', 'RUNNING');

-- The file, until the import is finished.
create table import_chunk (
    import_id uuid not null references import_job on delete cascade,
    number integer not null,
    content bytea not null,
    primary key (import_id, number)
);

create table import_bad_line (
    import_id uuid not null references import_job on delete cascade,
    line bigint not null,
    field text not null,
    reason text not null,
    primary key (import_id, line)
);
