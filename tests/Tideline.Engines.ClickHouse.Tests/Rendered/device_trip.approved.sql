select
    trip.subscriber as subscriber,
    trip.local_day as local_day,
    trip.origin as origin,
    trip.destination as destination,
    trip.trips as trips
from trip
where trip.subscriber in (select device.subscriber from device)
