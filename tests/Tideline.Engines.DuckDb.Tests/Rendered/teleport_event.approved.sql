select
    event.subscriber as subscriber,
    event.local_day as local_day,
    event.local_second as local_second,
    event.at as at,
    event.cell as cell,
    cell_cluster.cluster as cluster
from event
inner join teleport_day on event.subscriber = teleport_day.subscriber and event.local_day = teleport_day.local_day
inner join cell_cluster on event.cell = cell_cluster.cell
where
    cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
    and cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
