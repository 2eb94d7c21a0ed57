using Tideline.Domain.Alerts;

namespace Tideline.Domain.Tests.Alerts;

/// <summary>All areas watched together: few false alarms in a country, and a real shift found.</summary>
public sealed class AlarmWatchTests
{
    private const int FirstDay = 20002; // a Monday
    private const int Areas = 160;
    private const int Baseline = 84;
    private const int Quarter = 90;
    private const int Shift = Baseline + 30;

    private static readonly AlarmParameters Parameters = new();

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(0.6)]
    public void A_country_of_160_areas_has_at_most_two_false_alarms_a_quarter(double correlation)
    {
        const int quarters = 8;
        var episodes = Enumerable.Range(0, quarters).Sum(run => Raised(Watch((ulong)run, correlation, Quarter, (_, _) => 0)).Count);
        Assert.InRange((double)episodes / quarters, 0, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(0.6)]
    public void A_shift_of_six_deviations_over_two_days_is_raised_within_three(double correlation)
    {
        var delays = new List<int>();
        for (var run = 0; run < 4; run++)
        {
            var alarms = Raised(Watch((ulong)run + 100, correlation, 40, (area, d) => area % 16 == 0 ? 3 * Math.Clamp(d - Shift + 1, 0, 2) : 0));
            delays.AddRange(Enumerable.Range(0, Areas / 16).Select(a => alarms
                .Where(e => e.Area == Name(16 * a) && e.Last >= FirstDay + Shift).Select(e => Math.Max(1, e.First - FirstDay - Shift + 1))
                .DefaultIfEmpty(99).Min()));
        }

        Assert.InRange(delays.Count(d => d <= 3) / (double)delays.Count, 0.9, 1);
    }

    [Fact]
    public void A_shift_that_stays_stays_an_alarm_and_does_not_become_usual()
    {
        var alarms = Watch(5, 0.4, 90, (area, d) => area == 3 && d >= Shift ? 8 : 0).Where(a => a.Area == Name(3) && a.Kind == AlarmKind.Population);
        Assert.Equal(Enumerable.Range(FirstDay + Shift, Baseline + 90 - Shift), alarms.Select(a => a.Day));
    }

    [Fact]
    public void An_outage_turns_the_alarm_into_one_of_the_network()
    {
        var kinds = Watch(5, 0, 40, (area, d) => area < 2 && d >= Shift ? 8 : 0, outage: (area, _) => area == Name(1) ? 0.31 : 0.3)
            .Where(a => a.Day == FirstDay + Shift).ToDictionary(a => a.Area, a => a.Kind);
        Assert.Equal(AlarmKind.Population, kinds[Name(0)]);
        Assert.Equal(AlarmKind.Network, kinds[Name(1)]);
    }

    [Fact]
    public void Once_the_network_is_back_what_was_not_seen_raises_no_alarm_about_people()
    {
        const int length = 6;
        static bool IsOut(int d) => d is >= Shift and < Shift + length;
        IReadOnlyList<Alarm> Of(double index) => [.. Watch(
            5, 0.4, 40, (area, d) => area == 1 && IsOut(d) ? 8 : 0, outage: (_, day) => IsOut(day - FirstDay) ? index : 0).Where(a => a.Area == Name(1))];

        var (lost, kept) = (Of(0.9), Of(0));

        Assert.Equal(Enumerable.Range(FirstDay + Shift, length), lost.Where(a => a.Kind == AlarmKind.Network).Select(a => a.Day));
        Assert.DoesNotContain(lost, a => a.Day >= FirstDay + Shift + length && a.Day < FirstDay + Shift + length + 5);
        Assert.Contains(kept, a => a.Kind == AlarmKind.Population && a.Day >= FirstDay + Shift + length);
    }

    [Fact]
    public void Excluded_days_raise_nothing_and_are_no_part_of_what_is_usual()
    {
        var holidays = Enumerable.Range(FirstDay + 60, 5).Append(FirstDay + Shift).ToHashSet();
        var alarms = Watch(5, 0, 40, (_, d) => holidays.Contains(FirstDay + d) ? 30 : 0, excluded: holidays);
        Assert.DoesNotContain(alarms, a => holidays.Contains(a.Day) || a.Kind == AlarmKind.Population);
    }

    [Fact]
    public void Two_unusual_days_of_three_are_a_watch()
    {
        var alarms = Watch(5, 0, 40, (area, d) => area == 4 && d is Shift or Shift + 2 ? 2.9 : 0)
            .Where(a => a.Area == Name(4) && a.Day >= FirstDay + Shift && a.Day <= FirstDay + Shift + 2).ToArray();
        Assert.Contains(alarms, a => a.Day == FirstDay + Shift + 2);
        Assert.DoesNotContain(alarms, a => a.Day == FirstDay + Shift);
    }

    [Fact]
    public void Before_eight_weeks_of_history_nothing_is_judged() =>
        Assert.DoesNotContain(Watch(5, 0, 40, (_, d) => d is > 20 and < 55 ? 9 : 0), a => a.Day < FirstDay + 56);

    [Fact]
    public void A_day_that_says_nothing_is_passed_over()
    {
        var alarms = Watch(5, 0, 40, (area, d) => area == 3 && d >= Shift ? (d == Shift + 1 ? double.NaN : 8) : 0);
        Assert.Contains(alarms, a => a.Area == Name(3) && a.Day == FirstDay + Shift);
        Assert.DoesNotContain(alarms, a => a.Area == Name(3) && a.Day == FirstDay + Shift + 1);
        Assert.Contains(alarms, a => a.Area == Name(3) && a.Day == FirstDay + Shift + 2);
    }

    [Fact]
    public void Weekdays_are_compared_with_their_own_kind()
    {
        var alarms = Watch(5, 0, 90, (area, d) => d % 7 == 5 ? (area % 2 == 0 ? 6 : 2) : 0);
        Assert.InRange(Raised(alarms).Count, 0, 4);
    }

    [Fact]
    public void The_order_of_series_changes_nothing()
    {
        double Event(int area, int d) => area == 3 && d >= Shift ? 8 : 0;
        Assert.Equal(
            Watch(5, 0.4, 40, Event),
            new AlarmWatch(Series(5, 0.4, 40, Event).Reverse(), FirstDay, new HashSet<int>(), Parameters).Run((_, _) => 0));
    }

    [Fact]
    public void The_largest_discovery_is_that_of_Benjamini_and_Hochberg()
    {
        Assert.Equal(0.02, FalseDiscovery.Threshold([0.9, 0.02, 0.04, 0.001, 0.6], 0.05));
        Assert.Equal(-1, FalseDiscovery.Threshold([0.02, 0.04, 0.5], 0.05));
        Assert.Equal(-1, FalseDiscovery.Threshold([], 0.05));
    }

    [Fact]
    public void Days_a_week_apart_are_one_episode_and_farther_days_two()
    {
        Alarm On(int day, double z) => new(day, "A", 2, AlarmKind.Population, SeriesKind.AwayShare, z, 0);
        var episodes = AlarmEpisode.Of([On(10, 5), On(17, -6), On(25, 4), On(10, 3) with { Kind = AlarmKind.Watch }]);
        Assert.Equal([(10, 17, -6.0), (10, 10, 3.0), (25, 25, 4.0)], episodes.OrderBy(e => e.First).ThenBy(e => -e.Last).Select(e => (e.First, e.Last, e.Z)));
    }

    private static IReadOnlyList<AlarmEpisode> Raised(IEnumerable<Alarm> alarms) =>
        AlarmEpisode.Of(alarms.Where(a => a.Kind == AlarmKind.Population));

    private static IReadOnlyList<Alarm> Watch(
        ulong run, double correlation, int days, Func<int, int, double> shift, Func<string, int, double>? outage = null, HashSet<int>? excluded = null) =>
        new AlarmWatch(Series(run, correlation, days, shift), FirstDay, excluded ?? [], Parameters).Run(outage ?? ((_, _) => 0));

    private static IEnumerable<WatchedSeries> Series(ulong run, double correlation, int days, Func<int, int, double> shift) =>
        Enumerable.Range(0, Areas).Select(area => new WatchedSeries(
            Name(area), 3, SeriesKind.AwayShare,
            [.. Noise.Series(run, (ulong)area, Baseline + days, correlation).Select((v, d) => v + shift(area, d))],
            [.. Enumerable.Repeat(1.0, Baseline + days)]));

    private static string Name(int area) => $"A{area:000}";
}
