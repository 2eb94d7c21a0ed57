select
    person_day.local_day as local_day,
    cluster_area.area as area,
    home_month.area as home_area,
    count(*) as subscribers
from person_day
inner join cluster_area on person_day.location = cluster_area.cluster
inner join home_month on person_day.subscriber = home_month.subscriber
where home_month.month = date '2025-07-01'
group by
    person_day.local_day,
    cluster_area.area,
    home_month.area
