-- Codes that were uploaded for rewards. How far they are used is in shared_counter, which is
-- written with the redemption that uses them.
create table code_batch (
    tenant_id uuid not null references tenant,
    reward text not null,
    number integer not null check (number >= 1),
    codes bigint not null check (codes >= 0),
    uses integer not null check (uses >= 1),
    valid_from timestamptz,
    valid_until timestamptz,
    uploaded_at timestamptz not null,
    primary key (tenant_id, reward, number),
    constraint code_batch_is_good_for_a_while check (valid_from < valid_until),
    constraint code_batch_is_one_for_its_time
        unique nulls not distinct (tenant_id, reward, uses, valid_from, valid_until)
);

create table reward_code (
    tenant_id uuid not null,
    -- The code in capitals, by which it is looked for.
    key text not null,
    text text not null,
    reward text not null,
    batch integer not null,
    number bigint not null check (number >= 1),
    constraint reward_code_is_unique primary key (tenant_id, key),
    constraint reward_code_has_its_number unique (tenant_id, reward, batch, number)
);
