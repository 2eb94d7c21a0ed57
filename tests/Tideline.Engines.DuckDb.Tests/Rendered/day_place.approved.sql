select
    event.subscriber as subscriber,
    event.local_day as local_day,
    case when max(case when event.local_second >= 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second >= 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end as night_cluster,
    case when max(case when event.local_second < 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second < 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end as day_cluster,
    case
        when max(case when event.local_second >= 46800 then 1 else 0 end) = 1
        then case when max(case when event.local_second >= 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second >= 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end
        else case when max(case when event.local_second < 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) < 0 then 0 else 1048575 - max(case when event.local_second < 46800 then cast(event.local_second as bigint) * 1048576 + 1048575 - cell_cluster.cluster else -1 end) % 1048576 end
    end as location,
    count(*) as events,
    cast(bit_count(bit_or(cast(1 as bigint) << (event.local_second // 3600))) as bigint) as hours,
    cast(list_unique(list(cell_cluster.cluster)) as bigint) as clusters,
    cast(max(cell_cluster.north) - min(cell_cluster.north) as bigint) * (max(cell_cluster.north) - min(cell_cluster.north))
        + cast(max(cell_cluster.east) - min(cell_cluster.east) as bigint) * (max(cell_cluster.east) - min(cell_cluster.east)) as span,
    list(((epoch_us(event.at) // 1000000) - cast(cast(event.local_day - date '1970-01-01' as integer) as bigint) * 86400 + 86400) * 1099511627776
        + cast(cell_cluster.cluster as bigint) * 1048576
        + cell_cluster.district) as path
from event as event
inner join cell_cluster on event.cell = cell_cluster.cell
where
    cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
    and cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
