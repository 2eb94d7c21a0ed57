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
