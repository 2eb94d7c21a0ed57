-- One row per subscriber seen on a day from $first_day to $last_day, which lie in one month: how it used the network.
-- The month stands under the name by which days are kept. No column that is summed has the name of a sum: old servers would
-- sum the sum.
select
    day.subscriber as subscriber,
    $first_day as local_day,
    count(*) as days_seen,
    {{big(sum(day.day_events))}} as events,
    {{big(sum(day.day_events * day.day_events))}} as squared_events,
    {{big(sum(day.day_hours))}} as active_hours,
    max(day.day_clusters) as clusters,
    {{distinct_list(day.location)}} as locations
from (
    select
        subscriber_day.subscriber as subscriber,
        subscriber_day.location as location,
        subscriber_day.events as day_events,
        subscriber_day.hours as day_hours,
        subscriber_day.clusters as day_clusters
    from subscriber_day
    where subscriber_day.local_day >= $first_day and subscriber_day.local_day <= $last_day
) as day
group by
    day.subscriber
