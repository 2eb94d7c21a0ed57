-- One row per subscriber and local day seen: the last place of the night part and of the day part.
-- Same second: the smallest cluster id. Span: squared diagonal of the box around the clusters, in ten thousandths of a degree.
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
    count(distinct {{int_div(event.local_second, 3600)}}) as hours,
    count(distinct cell_cluster.cluster) as clusters,
    {{big(max(cell_cluster.north) - min(cell_cluster.north))}} * (max(cell_cluster.north) - min(cell_cluster.north))
        + {{big(max(cell_cluster.east) - min(cell_cluster.east))}} * (max(cell_cluster.east) - min(cell_cluster.east)) as span
from $source as event
all inner join cell_cluster on event.cell = cell_cluster.cell
where
    {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end >= cell_cluster.first_day
    and {{day_number(event.local_day)}} + case when event.local_second >= $midnight then 1 else 0 end <= cell_cluster.last_day
group by
    event.subscriber,
    event.local_day
