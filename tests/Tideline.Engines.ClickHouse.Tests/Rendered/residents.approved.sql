select
    home_month.month as month,
    home_month.area as area,
    count(*) as subscribers
from home_month
group by
    home_month.month,
    home_month.area
