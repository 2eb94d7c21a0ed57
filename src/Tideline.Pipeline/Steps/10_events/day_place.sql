-- One row per subscriber and local day seen: the last place of the night part and of the day part.
-- Same second: the smallest cluster id. Path: each event as second from a day before × 2^40 + cluster × 2^20 + district. Span: squared diagonal of the box around the clusters, in ten thousandths of a degree.
select
    event.subscriber as subscriber,
    event.local_day as local_day,
    {{last(cell_cluster.cluster, event.local_second, event.local_second >= $night_starts)}} as night_cluster,
    {{last(cell_cluster.cluster, event.local_second, event.local_second < $night_starts)}} as day_cluster,
    case
        when max(case when event.local_second >= $night_starts then 1 else 0 end) = 1
        then {{last(cell_cluster.cluster, event.local_second, event.local_second >= $night_starts)}}
        else {{last(cell_cluster.cluster, event.local_second, event.local_second < $night_starts)}}
    end as location,
    count(*) as events,
    {{distinct_below_32({{int_div(event.local_second, 3600)}})}} as hours,
    {{distinct(cell_cluster.cluster)}} as clusters,
    {{big(max(cell_cluster.north) - min(cell_cluster.north))}} * (max(cell_cluster.north) - min(cell_cluster.north))
        + {{big(max(cell_cluster.east) - min(cell_cluster.east))}} * (max(cell_cluster.east) - min(cell_cluster.east)) as span,
    {{list(({{second(event.at)}} - {{big({{day_number(event.local_day)}})}} * 86400 + 86400) * 1099511627776
        + {{big(cell_cluster.cluster)}} * 1048576
        + cell_cluster.district)}} as path
from $source as event
all inner join cell_cluster on event.cell = cell_cluster.cell
where
    {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end >= cell_cluster.first_day
    and {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
