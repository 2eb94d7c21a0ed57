-- One row per subscriber, local day, origin and destination: consecutive located events, in time order.
select
    pair.subscriber as subscriber,
    pair.local_day as local_day,
    pair.origin as origin,
    pair.destination as destination,
    count(*) as trips
from (
    select
        event.subscriber as subscriber,
        event.local_day as local_day,
        cluster_district.area as destination,
        lag(cluster_district.area) over (
            partition by event.subscriber, event.local_day
            order by event.at, cell_cluster.cluster
        ) as origin
    from (
        select event.subscriber, event.local_day, event.local_second, event.at, event.cell
        from event
        where (event.subscriber, event.local_day) not in (select teleport_day.subscriber, teleport_day.local_day from teleport_day)
        union all
        select kept_event.subscriber, kept_event.local_day, kept_event.local_second, kept_event.at, kept_event.cell
        from kept_event
    ) as event
    inner join cell_cluster on event.cell = cell_cluster.cell
    inner join cluster_district on cell_cluster.cluster = cluster_district.cluster
    where
        {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end >= cell_cluster.first_day
        and {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end <= cell_cluster.last_day
) as pair
where pair.origin is not null
group by
    pair.subscriber,
    pair.local_day,
    pair.origin,
    pair.destination
