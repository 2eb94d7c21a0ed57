-- One row per subscriber and local day whose events span more than 20 km (a little less, since a straight line is shorter
-- than the way on the ground): the only days on which an event can be a teleport.
select
    day_place.subscriber as subscriber,
    day_place.local_day as local_day
from day_place
where day_place.span > 392040000
