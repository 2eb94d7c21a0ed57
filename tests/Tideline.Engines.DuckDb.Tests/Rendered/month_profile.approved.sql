select
    day.subscriber as subscriber,
    date '2025-08-01' as local_day,
    count(*) as days_seen,
    cast(sum(day.day_events) as bigint) as events,
    cast(sum(day.day_events * day.day_events) as bigint) as squared_events,
    cast(sum(day.day_hours) as bigint) as active_hours,
    max(day.day_clusters) as clusters,
    list_sort(list_distinct(list(day.location))) as locations
from (
    select
        subscriber_day.subscriber as subscriber,
        subscriber_day.location as location,
        subscriber_day.events as day_events,
        subscriber_day.hours as day_hours,
        subscriber_day.clusters as day_clusters
    from subscriber_day
    where subscriber_day.local_day >= date '2025-08-01' and subscriber_day.local_day <= date '2025-08-30'
) as day
group by
    day.subscriber
