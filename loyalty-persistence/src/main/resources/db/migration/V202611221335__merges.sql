-- A member whose record turned out to be another one's. Their account is then the other's.
alter table member
    add column merged_into uuid,
    add constraint member_is_merged_into_another check (merged_into <> member_id);
