-- One row per subscriber and local day seen: the last place of the night part and of the day part.
-- Same second: the smallest cluster id. Span: squared diagonal of the box around the clusters' points in space.
select
    event.subscriber as subscriber,
    event.local_day as local_day,
    {{last(cell_cluster.cluster, event.local_second, event.local_second >= $night_starts)}} as night_cluster,
    {{last(cell_cluster.cluster, event.local_second, event.local_second < $night_starts)}} as day_cluster,
    case
        when max(case when event.local_second >= $night_starts then 1 else 0 end) = 1
        then {{last(cell_cluster.cluster, event.local_second, event.local_second >= $night_starts)}}
        else {{last(cell_cluster.cluster, event.local_second, event.local_second < $night_starts)}}
    end as location,
    count(*) as events,
    count(distinct {{int_div(event.local_second, 3600)}}) as hours,
    count(distinct cell_cluster.cluster) as clusters,
    (max(cluster_point.x) - min(cluster_point.x)) * (max(cluster_point.x) - min(cluster_point.x))
        + (max(cluster_point.y) - min(cluster_point.y)) * (max(cluster_point.y) - min(cluster_point.y))
        + (max(cluster_point.z) - min(cluster_point.z)) * (max(cluster_point.z) - min(cluster_point.z)) as span
from $source as event
all inner join cell_cluster on event.cell = cell_cluster.cell
all inner join cluster_point on cell_cluster.cluster = cluster_point.cluster
where
    {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end >= cell_cluster.first_day
    and {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
