select
    trip.local_day as local_day,
    trip.origin as origin,
    trip.destination as destination,
    count(*) as subscribers,
    sum(trip.trips) as trips,
    sum(home_weight.thousandths) as people_thousandths,
    sum(trip.trips * home_weight.thousandths) as people_trips_thousandths
from trip
inner join home_month on trip.subscriber = home_month.subscriber
inner join home_weight on home_month.area = home_weight.area
where home_month.month = date '2025-07-01'
group by
    trip.local_day,
    trip.origin,
    trip.destination
