-- trips
with pair as (
    select l.subscriber, l.local_day, d.area as destination, lag(d.area) over (partition by l.subscriber, l.local_day order by l."at", l.cluster) as origin
    from $events as l
    join cluster_district as d on l.cluster = d.cluster
    semi join (select subscriber from home where month = $home_month) as h on l.subscriber = h.subscriber
)
select local_day, origin, destination, count(*) as subscribers, sum(trips)::bigint as trips
from (select subscriber, local_day, origin, destination, count(*) as trips from pair where origin is not null group by all)
group by all
