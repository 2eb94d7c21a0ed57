-- leg
select
    l.subscriber, l.local_day, l.at, l.cluster,
    (l.north - lag(l.north) over w)::bigint ** 2 + (l.east - lag(l.east) over w)::bigint ** 2 as before,
    date_diff('second', lag(l.at) over w, l.at) as seconds_before,
    (l.north - lead(l.north) over w)::bigint ** 2 + (l.east - lead(l.east) over w)::bigint ** 2 as after,
    date_diff('second', l.at, lead(l.at) over w) as seconds_after
from located as l
semi join (select subscriber, local_day from day where span > 3168400) as far on l.subscriber = far.subscriber and l.local_day = far.local_day
window w as (partition by l.subscriber, l.local_day order by l.at, l.cluster);
-- teleport
select subscriber, local_day, at, cluster from leg
where before > 3168400 and before > 24 * seconds_before * seconds_before and after > 3168400 and after > 24 * seconds_after * seconds_after
