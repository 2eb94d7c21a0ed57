-- One row per subscriber and local day whose events may span more than 20 km: the only days on which an event can be a
-- teleport. 1,780 ten thousandths of a degree are 19.8 km.
select
    day_place.subscriber as subscriber,
    day_place.local_day as local_day
from day_place
where day_place.span > 3168400
