-- The house: tenants and keys, members and persons, the journal and what follows from it.
-- Tables that belong to an account lead with account_id in every key, so that they can be
-- distributed by it. There are no foreign keys between them: they are written together or not at
-- all, and each key costs an eighth of the rate at which purchases are booked.

create table tenant (
    tenant_id uuid primary key,
    name text not null,
    sandbox boolean not null,
    -- By how much the clock of a sandbox is ahead.
    clock_offset_seconds bigint not null default 0 check (clock_offset_seconds >= 0),
    -- Grows with every version of the programme; caches of compiled programmes go by it.
    programme_revision integer not null default 0,
    -- The key of the hashes of personal identities.
    secret bytea not null check (length(secret) = 32),
    constraint tenant_only_a_sandbox_moves check (sandbox or clock_offset_seconds = 0)
);

create table api_key (
    api_key_id uuid primary key,
    tenant_id uuid not null references tenant,
    hash bytea not null constraint api_key_hash_is_unique unique check (length(hash) = 32),
    label text not null,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

create table programme_version (
    tenant_id uuid not null references tenant,
    number integer not null check (number >= 1),
    valid_from timestamptz,
    recorded_at timestamptz not null,
    source text not null,
    primary key (tenant_id, number),
    constraint programme_version_only_the_first_is_for_ever check ((number = 1) = (valid_from is null))
);

create table member (
    member_id uuid primary key,
    tenant_id uuid not null,
    account_id uuid not null,
    status text not null check (status in ('ACTIVE', 'BLOCKED', 'CLOSED')),
    enrolled_at timestamptz not null,
    external_id text,
    card text,
    version bigint not null default 0
);

create index member_by_tenant on member (tenant_id, member_id);

-- Who a member is as a person. Nothing else refers to it, so that it can be erased.
create table person (
    member_id uuid primary key,
    tenant_id uuid not null,
    given_name text,
    family_name text,
    email text,
    phone text,
    birth_date date,
    language text
);

create table account (
    account_id uuid primary key,
    tenant_id uuid not null,
    sequence bigint not null check (sequence >= 1),
    -- What the history comes to, less the wallets; in JSON.
    state json not null,
    -- When time alone next changes the account, rounded up to the hour so that most purchases
    -- leave the index alone.
    due_at timestamptz
)
with (fillfactor = 75);

-- By tenant, because each tenant has a clock of its own by which something is due.
create index account_by_due_at on account (tenant_id, due_at) where due_at is not null;

create table standing (
    account_id uuid not null,
    member_id uuid not null,
    scheme text not null,
    tenant_id uuid not null,
    rung text not null,
    primary key (account_id, member_id, scheme)
);

create index standing_by_rung on standing (tenant_id, scheme, rung, member_id);

create function total(points bigint[]) returns bigint
    language sql immutable strict parallel safe
    return (select coalesce(sum(point), 0)::bigint from unnest(points) as point);

-- The dates of lots are microseconds since 1970, null for "is available" and "never expires": as
-- arrays of numbers they are read and written several times faster than as timestamps.
create table wallet (
    account_id uuid not null,
    wallet text not null,
    tenant_id uuid not null,
    lot_points bigint[] not null,
    lot_available_at bigint[] not null,
    lot_expires_at bigint[] not null,
    debt bigint not null check (debt >= 0),
    held bigint not null check (held >= 0),
    issued bigint not null,
    redeemed bigint not null,
    expired bigint not null,
    adjusted bigint not null,
    primary key (account_id, wallet),
    constraint wallet_lots_have_points check (0 < all (lot_points)),
    constraint wallet_lots_have_dates check (
        cardinality(lot_points) = cardinality(lot_available_at)
        and cardinality(lot_points) = cardinality(lot_expires_at)
    ),
    constraint wallet_adds_up check (
        issued + adjusted = total(lot_points) - debt + held + redeemed + expired
    )
)
with (fillfactor = 75);

create table activity (
    account_id uuid not null,
    sequence bigint not null check (sequence >= 1),
    tenant_id uuid not null,
    member_id uuid not null,
    kind text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    version integer not null,
    body json not null,
    outcome json not null,
    primary key (account_id, sequence)
);

create table entry (
    account_id uuid not null,
    sequence bigint not null,
    ordinal integer not null check (ordinal >= 0),
    tenant_id uuid not null,
    wallet text not null,
    from_place text not null,
    to_place text not null,
    points bigint not null check (points >= 0),
    lot_points bigint[] not null,
    lot_available_at bigint[] not null,
    lot_expires_at bigint[] not null,
    debt bigint not null,
    available_after bigint not null,
    cause text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (account_id, sequence, ordinal),
    constraint entry_lots_agree_with_points check (
        total(lot_points) - debt
        = case when to_place in ('AVAILABLE', 'PENDING') then points else 0 end
        - case when from_place in ('AVAILABLE', 'PENDING') then points else 0 end
    )
);

-- All that must be unique in a tenant: documents, idempotency keys, identities.
create table claim (
    tenant_id uuid not null,
    kind text not null,
    value text not null,
    account_id uuid not null,
    sequence bigint not null,
    member_id uuid not null,
    -- What was asked for under the key, as a hash cut to 128 bits.
    content uuid not null,
    expires_at timestamptz,
    constraint claim_is_unique primary key (tenant_id, kind, value)
);

create index claim_by_expiry on claim (expires_at) where expires_at is not null;

create index claim_of_identity on claim (account_id, kind)
    where kind in ('EXTERNAL_ID', 'CARD', 'PHONE', 'EMAIL');

create table tier_move (
    account_id uuid not null,
    sequence bigint not null,
    ordinal integer not null,
    tenant_id uuid not null,
    member_id uuid not null,
    scheme text not null,
    from_rung text not null,
    to_rung text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    reason text not null,
    evidence bigint[] not null,
    primary key (account_id, sequence, ordinal)
);

create table redemption (
    account_id uuid not null,
    sequence bigint not null,
    tenant_id uuid not null,
    member_id uuid not null,
    reward text not null,
    points bigint not null check (points >= 0),
    status text not null check (status in ('HELD', 'CAPTURED', 'CANCELLED', 'LAPSED')),
    hold_until timestamptz,
    occurred_at timestamptz not null,
    primary key (account_id, sequence)
);

create table answer (
    account_id uuid not null,
    sequence bigint not null,
    tenant_id uuid not null,
    member_id uuid not null,
    score integer not null check (score between 0 and 10),
    shop text,
    occurred_at timestamptz not null,
    withdrawn boolean not null default false,
    primary key (account_id, sequence)
);

create index answer_by_time on answer (tenant_id, occurred_at);

-- Words of a person that belong to a record; apart from the journal, so that they can be erased.
create table remark (
    account_id uuid not null,
    sequence bigint not null,
    tenant_id uuid not null,
    member_id uuid not null,
    words text not null,
    primary key (account_id, sequence)
);

create table shared_counter (
    tenant_id uuid not null,
    key text not null,
    used bigint not null check (used >= 0),
    primary key (tenant_id, key)
);

-- What is still to be told to the world, in the order of each account. The record says what.
create table outbox (
    position bigint generated always as identity primary key,
    tenant_id uuid not null,
    account_id uuid not null,
    sequence bigint not null,
    kind text not null
);
