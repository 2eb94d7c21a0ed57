-- One row per subscriber: how it used the network, to tell devices from people.
-- No column that is summed has the name of a sum: old servers would sum the sum.
select
    day.subscriber as subscriber,
    count(*) as days_seen,
    sum(day.day_events) as events,
    sum(day.day_events * day.day_events) as squared_events,
    sum(day.day_hours) as active_hours,
    max(day.day_clusters) as clusters,
    {{distinct(day.location)}} as locations
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
