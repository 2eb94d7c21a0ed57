select
    event.subscriber as subscriber,
    event.local_day as local_day,
    case when max(case when event.local_second >= 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second >= 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end as night_cluster,
    case when max(case when event.local_second < 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second < 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end as day_cluster,
    case
        when max(case when event.local_second >= 46800 then 1 else 0 end) = 1
        then case when max(case when event.local_second >= 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second >= 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end
        else case when max(case when event.local_second < 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second < 46800 then toInt64(event.local_second) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end
    end as location,
    count(*) as events,
    count(distinct intDiv(event.local_second, 3600)) as hours,
    count(distinct cell_cluster.cluster) as clusters,
    toInt64(max(cell_cluster.north) - min(cell_cluster.north)) * (max(cell_cluster.north) - min(cell_cluster.north))
        + toInt64(max(cell_cluster.east) - min(cell_cluster.east)) * (max(cell_cluster.east) - min(cell_cluster.east)) as span,
    groupArray((toInt64(event.at) - toInt64(toInt32(event.local_day)) * 86400 + 86400) * 1099511627776
        + toInt64(cell_cluster.cluster) * 1048576
        + cell_cluster.district) as path
from event as event
all inner join cell_cluster on event.cell = cell_cluster.cell
where
    toInt32(event.local_day) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
    and toInt32(event.local_day) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
