select
    place.local_day as local_day,
    place.area as area,
    home.home_area as home_area,
    count(*) as subscribers
from (
    select
        day.subscriber as subscriber,
        day.local_day as local_day,
        cluster_area.area as area
    from event as day
    inner join cluster_area on day.location = cluster_area.cluster
    where day.local_day >= date '2025-08-01' and day.local_day <= date '2025-08-30'
) as place
inner join (
    select
        month_home.subscriber as subscriber,
        month_home.area as home_area
    from month_home
    where month_home.local_day = date '2025-07-01'
) as home on place.subscriber = home.subscriber
group by
    place.local_day,
    place.area,
    home.home_area
