using CsCheck;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Observations;

namespace Tideline.Release.Tests.Bulletins;

public sealed class TotalFigureTests
{
    private static readonly LocalDate End = new(2025, 9, 7);

    [Fact]
    public void The_released_total_is_taken_as_it_is()
    {
        var total = Total([Row("S", 500, ObservationStatus.Provisional), Row("S1", 100, ObservationStatus.Normal), Row("S2", 300, ObservationStatus.Suppressed)]);
        Assert.Equal(500, total.Figure!.Value);
        Assert.False(total.IsSum);
    }

    [Fact]
    public void Without_one_the_areas_are_summed_and_the_weakest_status_holds()
    {
        var total = Total([Row("S1", 100, ObservationStatus.Normal), Row("S2", 300, ObservationStatus.LowReliability)]);
        Assert.Equal(400, total.Figure!.Value);
        Assert.Equal(ObservationStatus.LowReliability, total.Figure.Status);
        Assert.True(total.IsSum);
    }

    [Fact]
    public void A_sum_over_suppressed_areas_is_never_given()
    {
        var total = Total([Row("S1", 100, ObservationStatus.Normal), Row("S2", 300, ObservationStatus.Suppressed)]);
        Assert.Null(total.Figure);
        Assert.Equal(1, total.SuppressedParts);
    }

    [Fact]
    public void A_sum_without_areas_that_were_not_observable_says_so()
    {
        var total = Total([Row("S1", 100, ObservationStatus.Normal), Row("S2", 0, ObservationStatus.NotObservable), Row("S3", 50, ObservationStatus.Normal)]);
        Assert.Equal(150, total.Figure!.Value);
        Assert.Equal(1, total.UnobservedParts);
        Assert.Equal(ObservationStatus.LowReliability, total.Figure.Status);
    }

    [Fact]
    public void The_same_row_twice_is_refused()
        => Assert.Throws<ArgumentException>(() => new ReleasedFigures([Row("S1", 1, ObservationStatus.Normal), Row("S1", 2, ObservationStatus.Normal)]));

    [Fact]
    public void Rounding_for_prose_never_narrows_an_interval_and_stays_near_the_value()
        => Gen.Select(Gen.Int[0, 5_000_000], Gen.Int[0, 900_000], Gen.Int[0, 900_000]).SamplePinned((value, below, above) =>
        {
            var figure = new Figure(value, value - below, value + above, ObservationStatus.Normal);
            var rounded = figure.ForProse();
            Assert.True(rounded.Lower <= figure.Lower && rounded.Upper >= figure.Upper);
            Assert.True(Math.Abs(rounded.Value!.Value - value) <= (below + above) / 20m);
        });

    private static TotalFigure Total(IReadOnlyList<Observation> rows)
        => TotalFigure.Of(new ReleasedFigures(rows), SmallRelease.Boundaries.Hierarchy, Indicator.DisplacedStock, End);

    private static Observation Row(string area, decimal value, ObservationStatus status)
        => SmallRelease.Row(Indicator.DisplacedStock, area, value, status);
}
