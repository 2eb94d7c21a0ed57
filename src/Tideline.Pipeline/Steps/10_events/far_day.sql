-- One row per subscriber and local day whose events span more than 20 km: the only days on which an event can be a
-- teleport. The span is the diagonal of the box around the clusters' points in space, a little less than the filter's 20 km.
select
    event.subscriber as subscriber,
    event.local_day as local_day
from event
all inner join cell_cluster on event.cell = cell_cluster.cell
all inner join cluster_point on cell_cluster.cluster = cluster_point.cluster
where
    {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end >= cell_cluster.first_day
    and {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
having
    (max(cluster_point.x) - min(cluster_point.x)) * (max(cluster_point.x) - min(cluster_point.x))
    + (max(cluster_point.y) - min(cluster_point.y)) * (max(cluster_point.y) - min(cluster_point.y))
    + (max(cluster_point.z) - min(cluster_point.z)) * (max(cluster_point.z) - min(cluster_point.z)) > 392040000
