-- located
select e.subscriber, e.local_day, e.local_second, e.at, c.cluster, c.north, c.east
from (select distinct subscriber, local_day, local_second, at, cell from event_part) as e
join cell_cluster as c on e.cell = c.cell
where (e.local_day - date '1970-01-01') + (e.local_second >= $midnight)::integer between c.first_day and c.last_day;
-- day
select
    subscriber, local_day,
    if(night < 0, 0, 1048575 - night % 1048576)::integer as night_cluster,
    if(day < 0, 0, 1048575 - day % 1048576)::integer as day_cluster,
    (1048575 - (if(night < 0, day, night)) % 1048576)::integer as location,
    events, hours, clusters, span
from (
    select
        subscriber, local_day,
        coalesce(max(local_second::bigint * 1048576 + 1048575 - cluster) filter (local_second >= $night_starts), -1) as night,
        coalesce(max(local_second::bigint * 1048576 + 1048575 - cluster) filter (local_second < $night_starts), -1) as day,
        count(*) as events,
        bit_count(bit_or(1::integer << (local_second // 3600))) as hours,
        count(distinct cluster) as clusters,
        (max(north) - min(north))::bigint * (max(north) - min(north)) + (max(east) - min(east))::bigint * (max(east) - min(east)) as span
    from located
    group by all
)
