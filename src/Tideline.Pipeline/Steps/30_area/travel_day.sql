-- Travellers, devices too, and their trips by day, origin, destination and area of the home; weights come later, from the homes.
-- One join to a select, and no column that has a sum's name: old servers take neither.
select
    travel.local_day as local_day,
    travel.origin as origin,
    travel.destination as destination,
    travel.home_area as home_area,
    count(*) as subscribers,
    {{big(sum(travel.times))}} as trips
from (
    select
        day.local_day as local_day,
        day.origin as origin,
        day.destination as destination,
        day.trips as times,
        home.home_area as home_area
    from $source as day
    all inner join (
        select
            month_home.subscriber as subscriber,
            month_home.area as home_area
        from month_home
        where month_home.local_day = $home_month
    ) as home on day.subscriber = home.subscriber
    where day.local_day >= $first_day and day.local_day <= $last_day
) as travel
group by
    travel.local_day,
    travel.origin,
    travel.destination,
    travel.home_area
