-- What the entries of a seal's records did to lots, by the month in which the lots have their last
-- moment in the programme's time zone; null where they never expire.
create table seal_lots (
    tenant_id uuid not null,
    number bigint not null,
    ordinal integer not null,
    wallet text not null,
    last_month text,
    from_place text not null,
    to_place text not null,
    points bigint not null check (points <> 0),
    primary key (tenant_id, number, ordinal)
);
