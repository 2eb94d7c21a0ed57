select
    far.subscriber as subscriber,
    far.local_day as local_day,
    far.local_second as local_second,
    far.at as at,
    far.cell as cell,
    cell_cluster.cluster as cluster
from (
    select
        event.subscriber as subscriber,
        event.local_day as local_day,
        event.local_second as local_second,
        event.at as at,
        event.cell as cell
    from event
    where (event.subscriber, event.local_day) in (select teleport_day.subscriber, teleport_day.local_day from teleport_day)
) as far
all inner join cell_cluster on far.cell = cell_cluster.cell
where
    toInt32(far.local_day) + case when far.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
    and toInt32(far.local_day) + case when far.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
