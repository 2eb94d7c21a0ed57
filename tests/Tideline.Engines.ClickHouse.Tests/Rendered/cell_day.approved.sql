select
    event.local_day as local_day,
    event.cell as cell,
    count(*) as events
from event
group by
    event.local_day,
    event.cell
