-- What people wrote with payments and evidence stood in the journal; it belongs beside it, where it
-- can be erased. Nothing was released before: a seal over such a row, on a developer's machine, says
-- from then on that the row was changed.
insert into remark (account_id, sequence, tenant_id, member_id, words)
select account_id, sequence, tenant_id, member_id, coalesce(body ->> 'reason', body ->> 'note')
from activity
where kind in ('PaymentVoid', 'PaymentRefund', 'EvidenceReport')
  and coalesce(body ->> 'reason', body ->> 'note') is not null
on conflict do nothing;

update activity
set body = (body::jsonb - '{reason,note}'::text[])::json
where kind in ('PaymentVoid', 'PaymentRefund', 'EvidenceReport')
  and coalesce(body ->> 'reason', body ->> 'note') is not null;
