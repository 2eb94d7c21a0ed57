-- One row per event of days whose parts hold no instant in common: no two of them can share an event.
select
    event_part.subscriber as subscriber,
    event_part.local_day as local_day,
    event_part.local_second as local_second,
    event_part.at as at,
    event_part.cell as cell
from event_part
