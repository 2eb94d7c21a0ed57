-- Travellers and trips by day, origin and destination, with the travellers' home weights in thousandths of a person.
select
    trip.local_day as local_day,
    trip.origin as origin,
    trip.destination as destination,
    count(*) as subscribers,
    sum(trip.trips) as trips,
    sum(home_weight.thousandths) as people_thousandths,
    sum(trip.trips * home_weight.thousandths) as people_trips_thousandths
from trip
all inner join home_month on trip.subscriber = home_month.subscriber
all inner join home_weight on home_month.area = home_weight.area
where home_month.month = $home_month
group by
    trip.local_day,
    trip.origin,
    trip.destination
