select
    pair.subscriber as subscriber,
    pair.local_day as local_day,
    pair.origin as origin,
    pair.destination as destination,
    count(*) as trips
from (
    select
        path.subscriber as subscriber,
        path.local_day as local_day,
        origin,
        destination
    from (
        select
            located.subscriber as subscriber,
            located.local_day as local_day,
            arrayMap(place -> place.3, arraySort(groupArray((located.second, located.cluster, cluster_district.area)))) as districts
        from (
            select
                event.subscriber as subscriber,
                event.local_day as local_day,
                toInt64(event.at) as second,
                cell_cluster.cluster as cluster
            from (
                select event.subscriber as subscriber, event.local_day as local_day, event.local_second as local_second, event.at as at, event.cell as cell
                from event
                where (event.subscriber, event.local_day) not in (select teleport_day.subscriber, teleport_day.local_day from teleport_day)
                union all
                select kept_event.subscriber as subscriber, kept_event.local_day as local_day, kept_event.local_second as local_second, kept_event.at as at, kept_event.cell as cell
                from kept_event
            ) as event
            all inner join cell_cluster on event.cell = cell_cluster.cell
            where
                toInt32(event.local_day) + case when event.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
                and toInt32(event.local_day) + case when event.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
        ) as located
        all inner join cluster_district on located.cluster = cluster_district.cluster
        group by
            located.subscriber,
            located.local_day
    ) as path
    array join
        arrayPopBack(path.districts) as origin,
        arrayPopFront(path.districts) as destination
) as pair
group by
    pair.subscriber,
    pair.local_day,
    pair.origin,
    pair.destination
