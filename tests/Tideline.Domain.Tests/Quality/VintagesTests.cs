using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class VintagesTests
{
    private const int BeforeMidnight = (19 * 3600) - 1;
    private const int LastSecond = 86_399;
    private static readonly LocalDate Monday = new(2025, 6, 2);

    [Fact]
    public void The_last_calendar_day_file_leaves_its_own_local_day_open() =>
        Assert.Equal(Monday.PlusDays(8), Vintage(Days(10, lastSecondOfLast: BeforeMidnight)));

    [Fact]
    public void A_last_day_with_its_small_hours_is_complete() =>
        Assert.Equal(Monday.PlusDays(9), Vintage(Days(10, lastSecondOfLast: LastSecond)));

    [Fact]
    public void Small_hours_that_break_off_do_not_complete_a_day() =>
        Assert.Equal(Monday.PlusDays(8), Vintage(Days(10, lastSecondOfLast: 21 * 3600)));

    [Fact]
    public void A_truncated_later_day_completes_the_one_before_and_is_not_complete_itself()
    {
        var days = Days(10, lastSecondOfLast: LastSecond).Append(new DayVolume(Monday.PlusDays(10), 200, 0, 3600));
        Assert.Equal(Monday.PlusDays(9), Vintage(days));
    }

    [Fact]
    public void An_invalid_last_day_is_no_vintage()
    {
        var days = Days(10, lastSecondOfLast: LastSecond).Append(new DayVolume(Monday.PlusDays(10), 10, 0, LastSecond));
        Assert.Equal(Monday.PlusDays(9), Vintage(days));
    }

    [Fact]
    public void Without_a_usable_complete_day_there_is_no_vintage()
    {
        Assert.Null(Vintage([]));
        Assert.Null(Vintage(Days(1, BeforeMidnight)));
    }

    private static LocalDate? Vintage(IEnumerable<DayVolume> volumes)
    {
        var held = volumes.ToList();
        return Vintages.LastCompleteDay(DayGate.Judge(held, new LocalTime(5, 0)), held);
    }

    private static IEnumerable<DayVolume> Days(int count, int lastSecondOfLast) => Enumerable.Range(0, count)
        .Select(i => new DayVolume(Monday.PlusDays(i), 1000, 3, i == count - 1 ? lastSecondOfLast : LastSecond));
}
