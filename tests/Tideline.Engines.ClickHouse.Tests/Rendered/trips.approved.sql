select
    travel.local_day as local_day,
    travel.origin as origin,
    travel.destination as destination,
    count(*) as subscribers,
    sum(travel.times) as trips,
    sum(home_weight.thousandths) as people_thousandths,
    sum(travel.times * home_weight.thousandths) as people_trips_thousandths
from (
    select
        trip.local_day as local_day,
        trip.origin as origin,
        trip.destination as destination,
        trip.trips as times,
        home.home_area as home_area
    from trip
    all inner join (
        select
            home_month.subscriber as subscriber,
            home_month.area as home_area
        from home_month
        where home_month.month = cast('2025-07-01' as date)
    ) as home on trip.subscriber = home.subscriber
) as travel
all inner join home_weight on travel.home_area = home_weight.area
group by
    travel.local_day,
    travel.origin,
    travel.destination
