-- What stood in the books when it was sealed, some seconds after it was booked. Each seal has the
-- digest of the one before, within a tenant.
create table seal (
    tenant_id uuid not null,
    number bigint not null check (number >= 1),
    -- All records of the tenant behind the one position, up to the other.
    from_position bigint not null check (from_position >= 0),
    to_position bigint not null,
    account_id uuid[] not null,
    sequence bigint[] not null check (0 < all (sequence)),
    -- SHA-256, 32 bytes for each record: of what it is; of its entries and moves.
    activity_hashes bytea not null,
    effect_hashes bytea not null,
    former bytea not null check (length(former) = 32),
    digest bytea not null check (length(digest) = 32),
    sealed_at timestamptz not null,
    primary key (tenant_id, number),
    constraint seal_goes_on check (from_position < to_position),
    constraint seal_has_records check (
        cardinality(account_id) between 1 and 1000
        and cardinality(sequence) = cardinality(account_id)
        and length(activity_hashes) = 32 * cardinality(account_id)
        and length(effect_hashes) = 32 * cardinality(account_id)
    ),
    constraint seal_is_alone_there unique (tenant_id, to_position)
);

create index seal_by_position on seal (to_position);

-- What the entries of a seal's records come to, by the month of the programme's time zone.
create table seal_movement (
    tenant_id uuid not null,
    number bigint not null,
    ordinal integer not null,
    wallet text not null,
    month text not null,
    from_place text not null,
    to_place text not null,
    corrected boolean not null,
    points bigint not null,
    primary key (tenant_id, number, ordinal)
);

-- What a seal's records did to shared counters.
create table seal_count (
    tenant_id uuid not null,
    number bigint not null,
    key text not null,
    count bigint not null,
    primary key (tenant_id, number, key)
);
