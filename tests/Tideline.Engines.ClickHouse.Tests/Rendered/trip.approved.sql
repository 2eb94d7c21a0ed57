select
    pair.subscriber as subscriber,
    pair.local_day as local_day,
    pair.origin as origin,
    pair.destination as destination,
    count(*) as trips
from (
    select
        day.subscriber as subscriber,
        day.local_day as local_day,
        origin,
        destination
    from (
        select
            placed.subscriber as subscriber,
            placed.local_day as local_day,
            arrayMap(event -> toInt64(event % 1048576) - 1, arraySort(arrayFilter(event -> event % 1048576 > 0, placed.path))) as districts
        from (
            select day_place.subscriber as subscriber, day_place.local_day as local_day, day_place.path as path
            from day_place
            where (day_place.subscriber, day_place.local_day) not in (select teleport_day.subscriber, teleport_day.local_day from teleport_day)
            union all
            select kept_day.subscriber as subscriber, kept_day.local_day as local_day, kept_day.path as path
            from kept_day
        ) as placed
    ) as day
    array join
        arrayPopBack(day.districts) as origin,
        arrayPopFront(day.districts) as destination
) as pair
group by
    pair.subscriber,
    pair.local_day,
    pair.origin,
    pair.destination
