select
    place.local_day as local_day,
    place.area as area,
    home.home_area as home_area,
    count(*) as subscribers
from (
    select
        person_day.subscriber as subscriber,
        person_day.local_day as local_day,
        cluster_area.area as area
    from person_day
    all inner join cluster_area on person_day.location = cluster_area.cluster
) as place
all inner join (
    select
        home_month.subscriber as subscriber,
        home_month.area as home_area
    from home_month
    where home_month.month = cast('2025-07-01' as date)
) as home on place.subscriber = home.subscriber
group by
    place.local_day,
    place.area,
    home.home_area
