-- One row per local day with a teleport: how many events were dropped, and of how many subscribers.
select
    teleport.local_day as local_day,
    count(*) as events,
    count(distinct teleport.subscriber) as subscribers
from teleport
group by
    teleport.local_day
