select
    event.local_day as local_day,
    event.cell as cell,
    intDiv(event.local_second, 3600) as local_hour,
    count(*) as events
from event
group by
    event.local_day,
    event.cell,
    intDiv(event.local_second, 3600)
