-- One row per subscriber: how it used the network, to tell devices from people.
-- No column that is summed has the name of a sum: old servers would sum the sum.
select
    month.subscriber as subscriber,
    {{big(sum(month.month_days))}} as days_seen,
    {{big(sum(month.month_events))}} as events,
    {{big(sum(month.month_squares))}} as squared_events,
    {{big(sum(month.month_hours))}} as active_hours,
    max(month.month_clusters) as clusters,
    {{distinct_in(month.month_locations)}} as locations
from (
    select
        month_profile.subscriber as subscriber,
        month_profile.days_seen as month_days,
        month_profile.events as month_events,
        month_profile.squared_events as month_squares,
        month_profile.active_hours as month_hours,
        month_profile.clusters as month_clusters,
        month_profile.locations as month_locations
    from month_profile
) as month
group by
    month.subscriber
