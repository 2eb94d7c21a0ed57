select
    event.subscriber as subscriber,
    event.local_day as local_day
from event
inner join cell_cluster on event.cell = cell_cluster.cell
inner join cluster_point on cell_cluster.cluster = cluster_point.cluster
where
    cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
    and cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
having
    (max(cluster_point.x) - min(cluster_point.x)) * (max(cluster_point.x) - min(cluster_point.x))
    + (max(cluster_point.y) - min(cluster_point.y)) * (max(cluster_point.y) - min(cluster_point.y))
    + (max(cluster_point.z) - min(cluster_point.z)) * (max(cluster_point.z) - min(cluster_point.z)) > 392040000
