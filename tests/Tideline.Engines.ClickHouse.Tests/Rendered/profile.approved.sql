select
    month.subscriber as subscriber,
    toInt64(sum(month.month_days)) as days_seen,
    toInt64(sum(month.month_events)) as events,
    toInt64(sum(month.month_squares)) as squared_events,
    toInt64(sum(month.month_hours)) as active_hours,
    max(month.month_clusters) as clusters,
    uniqExactArray(month.month_locations) as locations
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
