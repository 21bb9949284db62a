-- The checks of lots call this for every row. As a query it was parsed, planned and run each time,
-- which took most of what booking a purchase costs; as a loop it is compiled once a connection.
create or replace function total(points bigint[]) returns bigint
    language plpgsql immutable strict parallel safe as $$
declare
    sum bigint := 0;
    point bigint;
begin
    foreach point in array points loop
        sum := sum + point;
    end loop;
    return sum;
end $$;
