-- One row per located event of the days of teleport_day.
select
    event.subscriber as subscriber,
    event.local_day as local_day,
    event.local_second as local_second,
    event.at as at,
    event.cell as cell,
    cell_cluster.cluster as cluster
from event
all inner join teleport_day on event.subscriber = teleport_day.subscriber and event.local_day = teleport_day.local_day
all inner join cell_cluster on event.cell = cell_cluster.cell
where
    {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end >= cell_cluster.first_day
    and {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end <= cell_cluster.last_day
