select
    day.subscriber as subscriber,
    cast('2025-08-01' as date) as local_day,
    count(*) as days_seen,
    toInt64(sum(day.day_events)) as events,
    toInt64(sum(day.day_events * day.day_events)) as squared_events,
    toInt64(sum(day.day_hours)) as active_hours,
    max(day.day_clusters) as clusters,
    arraySort(groupUniqArray(day.location)) as locations
from (
    select
        subscriber_day.subscriber as subscriber,
        subscriber_day.location as location,
        subscriber_day.events as day_events,
        subscriber_day.hours as day_hours,
        subscriber_day.clusters as day_clusters
    from subscriber_day
    where subscriber_day.local_day >= cast('2025-08-01' as date) and subscriber_day.local_day <= cast('2025-08-30' as date)
) as day
group by
    day.subscriber
