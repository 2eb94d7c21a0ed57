-- One row per subscriber: its days seen, each packed as day × 2^40 + night cluster × 2^20 + day cluster.
select
    subscriber_day.subscriber as subscriber,
    {{list({{big(day_number(subscriber_day.local_day))}} * 1099511627776
        + {{big(subscriber_day.night_cluster)}} * 1048576
        + {{big(subscriber_day.day_cluster)}})}} as days
from subscriber_day
group by
    subscriber_day.subscriber
