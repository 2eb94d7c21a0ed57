select
    pair.subscriber as subscriber,
    pair.local_day as local_day,
    cast(pair.origin as integer) as origin,
    cast(pair.destination as integer) as destination,
    count(*) as trips
from (
    select
        day.subscriber as subscriber,
        day.local_day as local_day,
        unnest(day.path[1:len(day.path) - 1]) % 1048576 - 1 as origin,
        unnest(day.path[2:]) % 1048576 - 1 as destination
    from (
        select day_place.subscriber, day_place.local_day, list_sort(list_filter(day_place.path, lambda event: event % 1048576 > 0)) as path
        from day_place
        where
            len(day_place.path) > 1
            and (day_place.subscriber, day_place.local_day) not in (select teleport_day.subscriber, teleport_day.local_day from teleport_day)
        union all
        select kept_day.subscriber, kept_day.local_day, list_sort(list_filter(kept_day.path, lambda event: event % 1048576 > 0)) as path
        from kept_day
    ) as day
) as pair
group by
    pair.subscriber,
    pair.local_day,
    pair.origin,
    pair.destination
