-- What all seals of a tenant come to, kept beside them: a report reads a few rows for each month,
-- however many seals there are.
create table sealed_movement (
    tenant_id uuid not null,
    wallet text not null,
    month text not null,
    from_place text not null,
    to_place text not null,
    corrected boolean not null,
    points bigint not null,
    primary key (tenant_id, wallet, month, from_place, to_place, corrected)
);

insert into sealed_movement (tenant_id, wallet, month, from_place, to_place, corrected, points)
select tenant_id, wallet, month, from_place, to_place, corrected, sum(points)
from seal_movement group by tenant_id, wallet, month, from_place, to_place, corrected;

create table sealed_lots (
    tenant_id uuid not null,
    wallet text not null,
    last_month text,
    from_place text not null,
    to_place text not null,
    points bigint not null,
    constraint sealed_lots_are_added_up
        unique nulls not distinct (tenant_id, wallet, last_month, from_place, to_place)
);

insert into sealed_lots (tenant_id, wallet, last_month, from_place, to_place, points)
select tenant_id, wallet, last_month, from_place, to_place, sum(points)
from seal_lots group by tenant_id, wallet, last_month, from_place, to_place;
