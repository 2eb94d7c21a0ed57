select
    path.subscriber as subscriber,
    path.local_day as local_day
from (
    select
        located.subscriber as subscriber,
        located.local_day as local_day,
        arraySort(groupArray((located.second, located.cluster, located.north, located.east))) as places
    from (
        select
            far.subscriber as subscriber,
            far.local_day as local_day,
            toInt64(far.at) as second,
            cell_cluster.cluster as cluster,
            cell_cluster.north as north,
            cell_cluster.east as east
        from (
            select
                event.subscriber as subscriber,
                event.local_day as local_day,
                event.local_second as local_second,
                event.at as at,
                event.cell as cell
            from event
            where (event.subscriber, event.local_day) in (select far_day.subscriber, far_day.local_day from far_day)
        ) as far
        all inner join cell_cluster on far.cell = cell_cluster.cell
        where
            toInt32(far.local_day) + case when far.local_second >= 68400 then 1 else 0 end >= cell_cluster.first_day
            and toInt32(far.local_day) + case when far.local_second >= 68400 then 1 else 0 end <= cell_cluster.last_day
    ) as located
    group by
        located.subscriber,
        located.local_day
) as path
where
    length(path.places) > 2
    and arrayExists(
        (before, here, after) ->
            (here.3 - before.3) * (here.3 - before.3) + (here.4 - before.4) * (here.4 - before.4) > 3168400
            and (here.3 - before.3) * (here.3 - before.3) + (here.4 - before.4) * (here.4 - before.4)
                > 24 * (here.1 - before.1) * (here.1 - before.1)
            and (here.3 - after.3) * (here.3 - after.3) + (here.4 - after.4) * (here.4 - after.4) > 3168400
            and (here.3 - after.3) * (here.3 - after.3) + (here.4 - after.4) * (here.4 - after.4)
                > 24 * (after.1 - here.1) * (after.1 - here.1),
        arrayPopBack(arrayPopBack(path.places)),
        arrayPopBack(arrayPopFront(path.places)),
        arrayPopFront(arrayPopFront(path.places)))
