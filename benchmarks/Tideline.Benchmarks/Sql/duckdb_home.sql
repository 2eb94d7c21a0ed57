-- home
with spent as (
    select d.subscriber, c.month, c.windows, c.window_end, a.area, count(*) as days, max(d.local_day - date '1970-01-01') as latest
    from $days as d
    join calendar as c on d.local_day = c.local_day
    join cluster_area as a on d.location = a.cluster
    group by all
),
won as (
    select subscriber, month, windows, window_end, 1048575 - max(days * 1099511627776 + latest::bigint * 1048576 + 1048575 - area) % 1048576 as area
    from spent group by all
)
select subscriber, month, area, count(*) as windows_won
from won group by subscriber, month, windows, area
having count(*) * 2 > windows
