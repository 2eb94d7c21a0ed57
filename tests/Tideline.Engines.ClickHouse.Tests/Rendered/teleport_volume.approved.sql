select
    teleport.local_day as local_day,
    count(*) as events,
    count(distinct teleport.subscriber) as subscribers
from teleport
group by
    teleport.local_day
