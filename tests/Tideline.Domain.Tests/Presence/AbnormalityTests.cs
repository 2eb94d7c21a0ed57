using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Presence;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Domain.Tests.Presence;

public sealed class AbnormalityTests
{
    private static readonly LocalDate First = new(2025, 1, 6);
    private static readonly LocalDate Onset = First.PlusDays(84);

    [Fact]
    public void The_score_is_the_distance_from_the_median_in_median_deviations()
    {
        // Median 102; deviations 2, 1, 0, 2, 98 with median 2: one wild day moves neither.
        Assert.Equal((90 - 102) / (1.4826 * 2), Abnormality.Score(90, [100, 101, 102, 104, 200])!.Value, 12);
    }

    [Fact]
    public void Where_most_days_are_equal_mean_deviations_about_the_mean_take_over()
    {
        // Median 10, median deviation 0; mean 12, deviations 2, 2, 2, 2, 8 with mean 3.2.
        Assert.Equal((14 - 10) / (1.253314 * 3.2), Abnormality.Score(14, [10, 10, 10, 10, 20])!.Value, 12);
    }

    [Fact]
    public void History_that_does_not_vary_or_is_empty_gives_no_score()
    {
        Assert.Null(Abnormality.Score(9, [10, 10, 10]));
        Assert.Null(Abnormality.Score(9, []));
        Assert.Null(Abnormality.Score(9, [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2]));
    }

    [Fact]
    public void Twelve_weeks_of_history_compare_a_day_with_its_own_weekday()
    {
        // Mondays are 1000 ± 10 by turns, all other days 500: a Monday of 1000 is usual, one of 500 is not.
        var usual = On(Onset, Series(85, d => d % 7 == 0 ? 1000 + (d % 2 == 0 ? 10 : -10) : 500, last: 1000));
        var emptied = On(Onset, Series(85, d => d % 7 == 0 ? 1000 + (d % 2 == 0 ? 10 : -10) : 500, last: 500));

        Assert.Equal((0, ObservationStatus.Normal), (usual.Value, usual.Status));
        Assert.Equal(-500 / (1.4826 * 10), emptied.Value, 9);
        Assert.Equal((450 - 1000) / (1.4826 * 10), emptied.Interval80.Lower, 9);
    }

    [Fact]
    public void Less_history_compares_with_every_weekday_and_says_that_it_is_weak()
    {
        var cell = On(First.PlusDays(28), Series(29, d => 1000 + (d % 2 == 0 ? 10 : -10), last: 1000), evacuation: First.PlusDays(28));
        Assert.Equal((0, ObservationStatus.LowReliability), (cell.Value, cell.Status));
    }

    [Fact]
    public void With_fewer_than_28_days_there_is_no_value()
    {
        var cell = On(First.PlusDays(27), Series(28, d => 1000 + d, last: 1000));
        Assert.True(double.IsNaN(cell.Value));
        Assert.Equal(ObservationStatus.NotObservable, cell.Status);
    }

    [Fact]
    public void Days_since_the_evacuation_never_become_usual()
    {
        int People(int d) => d < 84 ? 1000 + (d / 7 % 2 == 0 ? 10 : -10) : 400;
        var (early, late) = (On(Onset, Series(300, People)), On(Onset.PlusDays(210), Series(300, People)));
        Assert.Equal(early.Value, late.Value);
        Assert.True(late.Value < -30);
    }

    [Fact]
    public void A_day_that_the_network_could_not_see_has_no_value_and_is_no_history()
    {
        Cube Seen(ObservationStatus status, LocalDate day) => new(Indicator.PresentPopulation,
            [.. Series(85, d => 1000 + (d / 7 % 2 == 0 ? 10 : -10), last: 990).Cells.Select(c => c.Start == day ? c with { Estimate = c.Estimate with { Status = status } } : c)]);

        Assert.True(double.IsNaN(On(Onset, Seen(ObservationStatus.NotObservable, Onset)).Value));
        // Eleven Mondays are left: the weekday alone is too little, all days serve.
        Assert.Equal(ObservationStatus.LowReliability, On(Onset, Seen(ObservationStatus.NotObservable, First)).Status);
    }

    [Fact]
    public void A_score_has_the_contributors_of_its_smallest_day_and_a_day_without_anyone_has_none()
    {
        var series = Series(85, d => 1000 + (d / 7 % 2 == 0 ? 10 : -10));
        Assert.Equal(99, On(Onset, series).Contributors);
        var gap = new Cube(Indicator.PresentPopulation, [.. series.Cells.Where(c => c.Area != "A" || c.Start != First)]);
        Assert.Equal(0, On(Onset, gap).Contributors);
    }

    private static Estimate On(LocalDate day, Cube present, LocalDate? evacuation = null) =>
        Abnormality.Build(present, new HashSet<string> { "A" }, First, evacuation ?? Onset).Cells.Single(c => c.Start == day).Estimate;

    /// <summary>Areas A and B; ten people for each subscriber.</summary>
    private static Cube Series(int days, Func<int, int> people, int? last = null) => new(Indicator.PresentPopulation,
    [
        .. from d in Enumerable.Range(0, days)
           from area in new[] { "A", "B" }
           let value = d == days - 1 && last is { } l ? l : people(d)
           select new CubeCell(area, null, First.PlusDays(d), First.PlusDays(d), new Estimate(
               value, new Interval(value - 50, value + 50), new Interval(value - 80, value + 80), value / 10, 0, 10, ObservationStatus.Normal)),
    ]);
}
