select
    day.subscriber as subscriber,
    day.local_day as local_day,
    day.night_cluster as night_cluster,
    day.day_cluster as day_cluster,
    day.location as location,
    day.events as events,
    day.hours as hours,
    day.clusters as clusters
from (
    select * from day_place
    where (day_place.subscriber, day_place.local_day) not in (select teleport_day.subscriber, teleport_day.local_day from teleport_day)
    union all
    select * from kept_day
) as day
