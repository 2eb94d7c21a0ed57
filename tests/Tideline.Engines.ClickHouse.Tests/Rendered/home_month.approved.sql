select
    month_home.subscriber as subscriber,
    month_home.local_day as month,
    month_home.area as area,
    month_home.windows_won as windows_won
from month_home
where month_home.subscriber not in (select device.subscriber from device)
