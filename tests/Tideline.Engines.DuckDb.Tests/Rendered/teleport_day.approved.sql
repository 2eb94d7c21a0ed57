select
    leg.subscriber as subscriber,
    leg.local_day as local_day
from (
    select
        far.subscriber as subscriber,
        far.local_day as local_day,
        unnest(far.path[1:len(far.path) - 2]) as before,
        unnest(far.path[2:len(far.path) - 1]) as here,
        unnest(far.path[3:]) as after
    from (
        select
            far_day.subscriber as subscriber,
            far_day.local_day as local_day,
            list_sort(day_place.path) as path
        from far_day
        inner join day_place on far_day.subscriber = day_place.subscriber and far_day.local_day = day_place.local_day
        where len(day_place.path) > 2
    ) as far
) as leg
inner join (
    select cell_cluster.cluster as cluster, max(cast(cell_cluster.north as bigint)) as north, max(cast(cell_cluster.east as bigint)) as east
    from cell_cluster group by cell_cluster.cluster
) as origin on (leg.before // 1048576) % 1048576 = origin.cluster
inner join (
    select cell_cluster.cluster as cluster, max(cast(cell_cluster.north as bigint)) as north, max(cast(cell_cluster.east as bigint)) as east
    from cell_cluster group by cell_cluster.cluster
) as place on (leg.here // 1048576) % 1048576 = place.cluster
inner join (
    select cell_cluster.cluster as cluster, max(cast(cell_cluster.north as bigint)) as north, max(cast(cell_cluster.east as bigint)) as east
    from cell_cluster group by cell_cluster.cluster
) as next on (leg.after // 1048576) % 1048576 = next.cluster
where
    (place.north - origin.north) * (place.north - origin.north) + (place.east - origin.east) * (place.east - origin.east)
        > greatest(3168400, 24 * (leg.here // 1099511627776 - leg.before // 1099511627776) * (leg.here // 1099511627776 - leg.before // 1099511627776))
    and (place.north - next.north) * (place.north - next.north) + (place.east - next.east) * (place.east - next.east)
        > greatest(3168400, 24 * (leg.after // 1099511627776 - leg.here // 1099511627776) * (leg.after // 1099511627776 - leg.here // 1099511627776))
group by
    leg.subscriber,
    leg.local_day
