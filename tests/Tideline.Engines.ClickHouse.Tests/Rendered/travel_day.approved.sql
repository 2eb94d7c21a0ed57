select
    travel.local_day as local_day,
    travel.origin as origin,
    travel.destination as destination,
    travel.home_area as home_area,
    count(*) as subscribers,
    toInt64(sum(travel.times)) as trips
from (
    select
        day.local_day as local_day,
        day.origin as origin,
        day.destination as destination,
        day.trips as times,
        home.home_area as home_area
    from event as day
    all inner join (
        select
            month_home.subscriber as subscriber,
            month_home.area as home_area
        from month_home
        where month_home.local_day = cast('2025-07-01' as date)
    ) as home on day.subscriber = home.subscriber
    where day.local_day >= cast('2025-08-01' as date) and day.local_day <= cast('2025-08-30' as date)
) as travel
group by
    travel.local_day,
    travel.origin,
    travel.destination,
    travel.home_area
