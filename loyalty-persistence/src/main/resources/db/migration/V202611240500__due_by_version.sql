-- The version of the programme by which due_at was found out; 0 where that was before anybody noted it. Accounts
-- that nobody touches are looked at again once a later version has begun, which may give by the clock.
alter table account add column due_version integer not null default 0;
create index account_by_due_version on account (tenant_id, due_version, account_id);
