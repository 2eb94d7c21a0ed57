select
    leg.subscriber as subscriber,
    leg.local_day as local_day
from (
    select
        event.subscriber as subscriber,
        event.local_day as local_day,
        cast(cell_cluster.north - lag(cell_cluster.north) over day as bigint) * (cell_cluster.north - lag(cell_cluster.north) over day)
            + cast(cell_cluster.east - lag(cell_cluster.east) over day as bigint) * (cell_cluster.east - lag(cell_cluster.east) over day) as before,
        date_diff('second', lag(event.at) over day, event.at) as seconds_before,
        cast(cell_cluster.north - lead(cell_cluster.north) over day as bigint) * (cell_cluster.north - lead(cell_cluster.north) over day)
            + cast(cell_cluster.east - lead(cell_cluster.east) over day as bigint) * (cell_cluster.east - lead(cell_cluster.east) over day) as after,
        date_diff('second', event.at, lead(event.at) over day) as seconds_after
    from event
    inner join far_day on event.subscriber = far_day.subscriber and event.local_day = far_day.local_day
    inner join cell_cluster on event.cell = cell_cluster.cell
    where
        cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
        and cast(event.local_day - date '1970-01-01' as integer) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
    window day as (partition by event.subscriber, event.local_day order by event.at, cell_cluster.cluster)
) as leg
where
    leg.before > 3168400 and leg.before > 24 * leg.seconds_before * leg.seconds_before
    and leg.after > 3168400 and leg.after > 24 * leg.seconds_after * leg.seconds_after
group by
    leg.subscriber,
    leg.local_day
