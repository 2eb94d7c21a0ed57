-- Subscribers, devices too, by day, area of the daily location and area of the home; weights come later, from the homes.
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
    from $source as day
    all inner join cluster_area on day.location = cluster_area.cluster
    where day.local_day >= $first_day and day.local_day <= $last_day
) as place
all inner join (
    select
        month_home.subscriber as subscriber,
        month_home.area as home_area
    from month_home
    where month_home.local_day = $home_month
) as home on place.subscriber = home.subscriber
group by
    place.local_day,
    place.area,
    home.home_area
