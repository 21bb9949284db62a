-- Drafts that are tried on what happened. Nothing else is written by them.
create table back_test (
    back_test_id uuid primary key,
    tenant_id uuid not null references tenant,
    -- The draft; null for the programme as it is.
    source text,
    counted_from timestamptz,
    counted_until timestamptz not null,
    costs json not null,
    status text not null
        check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    created_at timestamptz not null,
    activities bigint not null default 0 check (activities >= 0),
    done bigint not null default 0 check (done between 0 and activities),
    finished_at timestamptz,
    failure text,
    figures json,
    -- Who is at it, until when nobody else takes it, and how often it was taken.
    worker uuid,
    leased_until timestamptz,
    tries integer not null default 0,
    constraint back_test_is_a_period check (counted_from < counted_until),
    constraint back_test_has_figures_once_done check ((status = 'DONE') = (figures is not null)),
    constraint back_test_says_why_it_failed check ((status = 'FAILED') = (failure is not null))
);

-- A tenant tries one draft at a time.
create unique index back_test_runs_alone on back_test (tenant_id)
    where status in ('WAITING', 'RUNNING');

create index back_test_by_tenant on back_test (tenant_id, created_at, back_test_id);

-- What happened at a time lies where it was booked, but for what was imported: a range of blocks
-- tells where to look, and costs a booking nothing.
create index activity_by_time on activity using brin (occurred_at) with (autosummarize = on);
