select
    subscriber_day.subscriber as subscriber,
    count(*) as days_seen,
    sum(subscriber_day.events) as events,
    sum(subscriber_day.events * subscriber_day.events) as squared_events,
    sum(subscriber_day.hours) as active_hours,
    max(subscriber_day.clusters) as clusters,
    count(distinct subscriber_day.location) as locations
from subscriber_day
group by
    subscriber_day.subscriber
