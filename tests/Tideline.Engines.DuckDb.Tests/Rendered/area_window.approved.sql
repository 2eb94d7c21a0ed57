select
    person_day.subscriber as subscriber,
    calendar.month as month,
    calendar.windows as windows,
    calendar.window_end as window_end,
    cluster_area.area as area,
    count(*) as days,
    max(cast(person_day.local_day - date '1970-01-01' as integer)) as latest_day
from person_day
inner join calendar on person_day.local_day = calendar.local_day
inner join cluster_area on person_day.location = cluster_area.cluster
group by
    person_day.subscriber,
    calendar.month,
    calendar.windows,
    calendar.window_end,
    cluster_area.area
