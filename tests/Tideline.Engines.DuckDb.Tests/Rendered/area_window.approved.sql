select
    place.subscriber as subscriber,
    calendar.month as month,
    calendar.windows as windows,
    calendar.window_end as window_end,
    place.area as area,
    count(*) as days,
    max(cast(place.local_day - date '1970-01-01' as integer)) as latest_day
from (
    select
        subscriber_day.subscriber as subscriber,
        subscriber_day.local_day as local_day,
        cluster_area.area as area
    from subscriber_day
    inner join cluster_area on subscriber_day.location = cluster_area.cluster
) as place
inner join calendar on place.local_day = calendar.local_day
group by
    place.subscriber,
    calendar.month,
    calendar.windows,
    calendar.window_end,
    place.area
