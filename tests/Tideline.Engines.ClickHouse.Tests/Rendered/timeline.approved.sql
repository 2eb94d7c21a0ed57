select
    person_day.subscriber as subscriber,
    groupArray(toInt64(toInt32(person_day.local_day)) * 1099511627776
        + toInt64(person_day.night_cluster) * 1048576
        + toInt64(person_day.day_cluster)) as days
from person_day
group by
    person_day.subscriber
