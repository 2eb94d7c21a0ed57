-- One row per subscriber and month with a home, devices too: the area of more than half of the month's windows.
-- The month stands under the name by which days are kept.
select
    window_place.subscriber as subscriber,
    window_place.month as local_day,
    window_place.area as area,
    count(*) as windows_won
from window_place
group by
    window_place.subscriber,
    window_place.month,
    window_place.windows,
    window_place.area
having count(*) * 2 > window_place.windows
