select
    subscriber_day.subscriber as subscriber,
    subscriber_day.local_day as local_day,
    subscriber_day.location as location
from subscriber_day
where subscriber_day.subscriber in (select device.subscriber from device)
