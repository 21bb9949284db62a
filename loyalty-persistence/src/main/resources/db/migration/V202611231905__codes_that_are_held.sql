-- Which code a redemption holds that was shown for it and can be free again: a code is found to be free
-- as soon as the hold is over, though nobody has booked that yet.
alter table redemption
    add column code text,
    add column code_batch integer,
    add constraint redemption_code_is_of_a_batch check ((code is null) = (code_batch is null)),
    add constraint redemption_code_is_held check (code is null or hold_until is not null);

update redemption
set code = upper(body->'code'->>'text'), code_batch = (body->'code'->>'batch')::integer
from activity
where activity.account_id = redemption.account_id
  and activity.sequence = redemption.sequence
  and kind = 'Redemption'
  and status = 'HELD'
  and hold_until is not null
  and body->'code'->>'kind' = 'PRESENTED';

create index redemption_holding_a_code on redemption (tenant_id, reward, code, hold_until)
    include (code_batch)
    where status = 'HELD' and code is not null;
