-- When the first of an account's holds lapses. That was told from other dues by the minute, which
-- neither zones nor what expires before a hold lapses keep to.
alter table account add column lapses_at timestamptz;

update account set lapses_at = timestamptz 'epoch' + held.until * interval '1 microsecond'
from (select account_id, min((hold->>'until')::bigint) as until
      from account, jsonb_path_query(state::jsonb, '$.holds.*[*]') as hold
      group by account_id) as held
where held.account_id = account.account_id;

create index account_by_lapses_at on account (tenant_id, lapses_at, account_id)
    where lapses_at is not null;
