-- Subscribers by day, area of the daily location and area of the home; weights come later, from the homes.
select
    person_day.local_day as local_day,
    cluster_area.area as area,
    home_month.area as home_area,
    count(*) as subscribers
from person_day
all inner join cluster_area on person_day.location = cluster_area.cluster
all inner join home_month on person_day.subscriber = home_month.subscriber
where home_month.month = $home_month
group by
    person_day.local_day,
    cluster_area.area,
    home_month.area
