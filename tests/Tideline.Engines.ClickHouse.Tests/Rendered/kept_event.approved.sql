select
    teleport_event.subscriber as subscriber,
    teleport_event.local_day as local_day,
    teleport_event.local_second as local_second,
    teleport_event.at as at,
    teleport_event.cell as cell
from teleport_event
where
    (teleport_event.subscriber, teleport_event.local_day, teleport_event.local_second, teleport_event.cell) not in (
        select teleport.subscriber, teleport.local_day, teleport.local_second, teleport.cell from teleport
    )
