-- One row per subscriber, device or not, seven-day window and finest area: days of the window spent there.
select
    place.subscriber as subscriber,
    calendar.month as month,
    calendar.windows as windows,
    calendar.window_end as window_end,
    place.area as area,
    count(*) as days,
    max({{day_number(place.local_day)}}) as latest_day
from (
    select
        subscriber_day.subscriber as subscriber,
        subscriber_day.local_day as local_day,
        cluster_area.area as area
    from subscriber_day
    all inner join cluster_area on subscriber_day.location = cluster_area.cluster
) as place
all inner join calendar on place.local_day = calendar.local_day
group by
    place.subscriber,
    calendar.month,
    calendar.windows,
    calendar.window_end,
    place.area
