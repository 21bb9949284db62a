-- What a whole tenant earned in one month expires in one moment: the sweeper goes through a million
-- accounts of one due_at page by page, in the order of their ids.
drop index account_by_due_at;
create index account_by_due_at on account (tenant_id, due_at, account_id) where due_at is not null;
