select
    event.subscriber as subscriber,
    event.local_day as local_day,
    event.local_second as local_second,
    event.at as at,
    event.cell as cell
from event
where
    event.subscriber in (select teleport.subscriber from teleport)
    and (event.subscriber, event.local_day, event.local_second, event.cell) not in (
        select teleport.subscriber, teleport.local_day, teleport.local_second, teleport.cell from teleport
    )
