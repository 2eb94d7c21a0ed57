-- located
select e.subscriber, e.local_day, e.local_second, e."at", c.cluster, c.north, c.east
from (select distinct subscriber, local_day, local_second, "at", cell from event_part) as e
join cell_cluster as c on e.cell = c.cell
where (e.local_day - date '1970-01-01') + (e.local_second >= $midnight)::integer between c.first_day and c.last_day;
-- day_place
select
    subscriber, local_day,
    if(night_key < 0, 0, 1048575 - night_key % 1048576)::integer as night_cluster,
    if(day_key < 0, 0, 1048575 - day_key % 1048576)::integer as day_cluster,
    (1048575 - (if(night_key < 0, day_key, night_key)) % 1048576)::integer as location,
    events, hours, clusters, span
from (
    select
        subscriber, local_day,
        coalesce(max(local_second::bigint * 1048576 + 1048575 - cluster) filter (local_second >= $night_starts), -1) as night_key,
        coalesce(max(local_second::bigint * 1048576 + 1048575 - cluster) filter (local_second < $night_starts), -1) as day_key,
        count(*) as events,
        bit_count(bit_or(1::integer << (local_second // 3600)))::bigint as hours,
        list_unique(list(cluster))::bigint as clusters,
        (max(north) - min(north))::bigint * (max(north) - min(north)) + (max(east) - min(east))::bigint * (max(east) - min(east)) as span
    from located
    group by all
)
