-- People upload codes, so the database sees to it that each is of a batch, as it does with all that people
-- edit. A redemption that holds a code has no such key: it is booked, and what is booked has none to what
-- is not of its account. Codes and batches never go and never change their keys, so it cannot lose its own.
alter table reward_code
    add constraint reward_code_is_of_a_batch
        foreign key (tenant_id, reward, batch) references code_batch (tenant_id, reward, number);
