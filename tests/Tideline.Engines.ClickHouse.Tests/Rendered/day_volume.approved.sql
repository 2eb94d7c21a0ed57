select
    event.local_day as local_day,
    count(*) as events,
    count(distinct event.subscriber) as subscribers,
    min(event.local_second) as first_second,
    max(event.local_second) as last_second
from event
group by
    event.local_day
