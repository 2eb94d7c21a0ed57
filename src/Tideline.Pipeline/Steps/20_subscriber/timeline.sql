-- One row per subscriber: its days seen, each packed as day × 2^40 + night cluster × 2^20 + day cluster.
select
    person_day.subscriber as subscriber,
    {{list({{big({{day_number(person_day.local_day)}})}} * 1099511627776
        + {{big(person_day.night_cluster)}} * 1048576
        + {{big(person_day.day_cluster)}})}} as days
from person_day
group by
    person_day.subscriber
