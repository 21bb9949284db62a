-- Rewards without stock were not counted, and could not be given back once they had one.
insert into shared_counter (tenant_id, key, used)
select tenant_id, 'stock:' || reward, count(*) from redemption
where status in ('HELD', 'CAPTURED')
group by tenant_id, reward
on conflict do nothing;
