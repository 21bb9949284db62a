-- The journal is the outbox: each record has a position, by which whatever follows the journal
-- reads it. Positions grow in the order in which they are drawn, and within an account in the order
-- of its records; a transaction that drew a smaller one may commit later.
alter table activity add column position bigint;

update activity set position = outbox.position
from outbox
where outbox.account_id = activity.account_id and outbox.sequence = activity.sequence;

alter table activity
    alter column position set not null,
    alter column position add generated always as identity;

select setval(pg_get_serial_sequence('activity', 'position'), max(position))
from activity having max(position) is not null;

drop table outbox;

-- Rows come in the order of their positions, but for those that are written at the same moment: a
-- range of blocks tells where to look, and costs a booking nothing.
create index activity_by_position on activity using brin (position) with (autosummarize = on);
