select
    person_day.subscriber as subscriber,
    list(cast(cast(person_day.local_day - date '1970-01-01' as integer) as bigint) * 1099511627776
        + cast(person_day.night_cluster as bigint) * 1048576
        + cast(person_day.day_cluster as bigint)) as days
from person_day
group by
    person_day.subscriber
