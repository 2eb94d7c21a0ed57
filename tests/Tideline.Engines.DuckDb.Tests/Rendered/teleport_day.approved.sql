select
    leg.subscriber as subscriber,
    leg.local_day as local_day
from (
    select
        event.subscriber as subscriber,
        event.local_day as local_day,
        (cluster_point.x - lag(cluster_point.x) over day) * (cluster_point.x - lag(cluster_point.x) over day)
            + (cluster_point.y - lag(cluster_point.y) over day) * (cluster_point.y - lag(cluster_point.y) over day)
            + (cluster_point.z - lag(cluster_point.z) over day) * (cluster_point.z - lag(cluster_point.z) over day) as before,
        date_diff('second', lag(event.at) over day, event.at) as seconds_before,
        (cluster_point.x - lead(cluster_point.x) over day) * (cluster_point.x - lead(cluster_point.x) over day)
            + (cluster_point.y - lead(cluster_point.y) over day) * (cluster_point.y - lead(cluster_point.y) over day)
            + (cluster_point.z - lead(cluster_point.z) over day) * (cluster_point.z - lead(cluster_point.z) over day) as after,
        date_diff('second', event.at, lead(event.at) over day) as seconds_after
    from event
    inner join far_day on event.subscriber = far_day.subscriber and event.local_day = far_day.local_day
    inner join cell_cluster on event.cell = cell_cluster.cell
    inner join cluster_point on cell_cluster.cluster = cluster_point.cluster
    where
        cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
        and cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
    window day as (partition by event.subscriber, event.local_day order by event.at, cell_cluster.cluster)
) as leg
where
    leg.before > 392040000 and leg.before > 3025 * leg.seconds_before * leg.seconds_before
    and leg.after > 392040000 and leg.after > 3025 * leg.seconds_after * leg.seconds_after
group by
    leg.subscriber,
    leg.local_day
