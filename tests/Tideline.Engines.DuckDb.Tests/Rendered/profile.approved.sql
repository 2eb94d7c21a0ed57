select
    day.subscriber as subscriber,
    count(*) as days_seen,
    sum(day.day_events) as events,
    sum(day.day_events * day.day_events) as squared_events,
    sum(day.day_hours) as active_hours,
    max(day.day_clusters) as clusters,
    cast(list_unique(list(day.location)) as bigint) as locations
from (
    select
        subscriber_day.subscriber as subscriber,
        subscriber_day.location as location,
        subscriber_day.events as day_events,
        subscriber_day.hours as day_hours,
        subscriber_day.clusters as day_clusters
    from subscriber_day
) as day
group by
    day.subscriber
