-- Events by cell and hour of the local day: what the gates look at; no subscriber in it.
select
    event.local_day as local_day,
    event.cell as cell,
    {{int_div(event.local_second, 3600)}} as local_hour,
    count(*) as events
from event
group by
    event.local_day,
    event.cell,
    {{int_div(event.local_second, 3600)}}
