select
    travel.local_day as local_day,
    travel.origin as origin,
    travel.destination as destination,
    travel.home_area as home_area,
    count(*) as subscribers,
    cast(sum(travel.times) as bigint) as trips
from (
    select
        day.local_day as local_day,
        day.origin as origin,
        day.destination as destination,
        day.trips as times,
        home.home_area as home_area
    from event as day
    inner join (
        select
            month_home.subscriber as subscriber,
            month_home.area as home_area
        from month_home
        where month_home.local_day = date '2025-07-01'
    ) as home on day.subscriber = home.subscriber
    where day.local_day >= date '2025-08-01' and day.local_day <= date '2025-08-30'
) as travel
group by
    travel.local_day,
    travel.origin,
    travel.destination,
    travel.home_area
