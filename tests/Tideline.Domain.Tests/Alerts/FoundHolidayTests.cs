using Tideline.Domain.Alerts;

namespace Tideline.Domain.Tests.Alerts;

public sealed class FoundHolidayTests
{
    private const int FirstDay = 20002; // a Monday
    private const int Days = 200;
    private const int Nights = 20_000;

    [Fact]
    public void Days_on_which_unexposed_homes_are_far_more_away_are_found_with_their_size()
    {
        var found = Find(d => d is >= 90 and <= 93 ? 0.15 : 0.05);
        Assert.Equal([90, 91, 92, 93], found.Select(h => h.Day - FirstDay));
        Assert.All(found, h => Assert.Equal(3, h.AwayShare / h.Usual, 0.3));
    }

    [Fact]
    public void Weekends_are_no_holidays() => Assert.Empty(Find(d => d % 7 >= 5 ? 0.09 : 0.05));

    [Fact]
    public void A_weekday_on_which_people_travel_as_on_a_weekend_is_one() =>
        Assert.Equal([100], Find(d => d % 7 >= 5 || d == 100 ? 0.09 : 0.05).Select(h => h.Day - FirstDay));

    [Fact]
    public void A_slightly_busier_day_is_none_however_many_are_counted() => Assert.Empty(Find(d => d == 90 ? 0.058 : 0.05, 20_000_000));

    [Fact]
    public void Days_that_are_known_are_not_found_again_and_do_not_count_as_usual()
    {
        var known = Enumerable.Range(FirstDay + 60, 30).ToHashSet();
        Assert.Equal([120], Find(d => known.Contains(FirstDay + d) || d == 120 ? 0.12 : 0.05, known: known).Select(h => h.Day - FirstDay));
    }

    [Fact]
    public void With_less_than_four_weeks_nothing_is_usual() => Assert.Empty(Find(d => d == 10 ? 0.3 : 0.05, days: 28));

    private static IReadOnlyList<FoundHoliday> Find(Func<int, double> share, long nights = Nights, HashSet<int>? known = null, int days = Days)
    {
        long[] night = [.. Enumerable.Repeat(nights, days)];
        long[] away = [.. Enumerable.Range(0, days).Select(d => (long)((share(d) + (0.002 * Noise.Normal(1, 1, d))) * nights))];
        return FoundHolidays.Of(night, away, FirstDay, known ?? []);
    }
}
