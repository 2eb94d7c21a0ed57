-- leg
select
    l.subscriber, l.local_day, l."at", l.cluster,
    (l.north - lag(l.north) over w)::bigint ** 2 + (l.east - lag(l.east) over w)::bigint ** 2 as before,
    date_diff('second', lag(l."at") over w, l."at") as seconds_before,
    (l.north - lead(l.north) over w)::bigint ** 2 + (l.east - lead(l.east) over w)::bigint ** 2 as after,
    date_diff('second', l."at", lead(l."at") over w) as seconds_after
from located as l
semi join (select subscriber, local_day from day_place where span > 3168400) as far on l.subscriber = far.subscriber and l.local_day = far.local_day
window w as (partition by l.subscriber, l.local_day order by l."at", l.cluster);
-- teleport
select subscriber, local_day, "at", cluster from leg
where before > 3168400 and before > 24 * seconds_before * seconds_before and after > 3168400 and after > 24 * seconds_after * seconds_after
;
-- day
select * from day_place anti join dropped using (subscriber, local_day)
union all
select
    subscriber, local_day,
    if(night_key < 0, 0, 1048575 - night_key % 1048576)::integer as night_cluster,
    if(day_key < 0, 0, 1048575 - day_key % 1048576)::integer as day_cluster,
    (1048575 - (if(night_key < 0, day_key, night_key)) % 1048576)::integer as location,
    events, hours, clusters, 0 as span
from (
    select
        subscriber, local_day,
        coalesce(max(local_second::bigint * 1048576 + 1048575 - cluster) filter (local_second >= $night_starts), -1) as night_key,
        coalesce(max(local_second::bigint * 1048576 + 1048575 - cluster) filter (local_second < $night_starts), -1) as day_key,
        count(*) as events,
        bit_count(bit_or(1::integer << (local_second // 3600)))::bigint as hours,
        list_unique(list(cluster))::bigint as clusters
    from (
        select * from located
        semi join dropped using (subscriber, local_day)
        anti join dropped using (subscriber, local_day, local_second, cluster)
    )
    group by all
)
