select
    day_place.subscriber as subscriber,
    day_place.local_day as local_day
from day_place
where day_place.span > 3168400
