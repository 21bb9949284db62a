-- What happened in a tenant at a time. Ranges of blocks told where to look while bookings came one after
-- the other; behind an import member by member each of them told of all time, and whoever looked for one
-- hour of one tenant read all blocks of all. This takes a microsecond of what booking a purchase takes.
drop index activity_by_time;

create index activity_by_time on activity (tenant_id, occurred_at);

-- What looks back on a history, and who moved from one to another. Purchases, redemptions and payments are
-- not in it and cost nothing.
create index activity_looking_back on activity (tenant_id, kind)
    where kind in ('Arrival', 'Departure', 'Dispatch', 'EvidenceWithdrawal', 'PaymentRefund',
        'RedemptionCancel', 'Return', 'ReturnWithoutReceipt', 'TransferInReversal',
        'TransferOutReversal');
