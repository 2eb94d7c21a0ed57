select
    subscriber_day.subscriber as subscriber,
    subscriber_day.local_day as local_day,
    subscriber_day.night_cluster as night_cluster,
    subscriber_day.day_cluster as day_cluster,
    subscriber_day.location as location
from subscriber_day
where subscriber_day.subscriber not in (select device.subscriber from device)
