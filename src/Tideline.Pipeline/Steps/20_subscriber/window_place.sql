-- One row per subscriber and window: the area with most days; tie: latest day, then smallest area.
select
    area_window.subscriber as subscriber,
    area_window.month as month,
    area_window.windows as windows,
    area_window.window_end as window_end,
    1048575 - max({{big(area_window.days)}} * 1099511627776
        + {{big(area_window.latest_day)}} * 1048576
        + 1048575 - {{big(area_window.area)}}) % 1048576 as area
from area_window
group by
    area_window.subscriber,
    area_window.month,
    area_window.windows,
    area_window.window_end
