-- trips
with path as (
    select
        l.subscriber, l.local_day,
        list_sort(list((epoch_us(l."at") // 1000000 - (l.local_day - date '1970-01-01') * 86400 + 86400) * 1099511627776 + l.cluster::bigint * 1048576 + d.area)) as path
    from $events as l
    join cluster_district as d on l.cluster = d.cluster
    semi join (select subscriber from home where month = $home_month) as h on l.subscriber = h.subscriber
    group by all
),
pair as (
    select subscriber, local_day, unnest(path[1:len(path) - 1]) % 1048576 as origin, unnest(path[2:]) % 1048576 as destination
    from path where len(path) > 1
)
select local_day, origin, destination, count(*) as subscribers, sum(trips)::bigint as trips
from (select subscriber, local_day, origin, destination, count(*) as trips from pair group by all)
group by all
