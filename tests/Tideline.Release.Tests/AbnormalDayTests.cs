using Tideline.Domain.Cubes;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class AbnormalDayTests
{
    private static readonly (string Area, long Subscribers)[] _people = [("PK1A1", 5), ("PK1A2", 40), ("PK1A3", 100), ("PK1B1", 90)];

    [Fact]
    public void An_abnormality_passes_signed_and_rounded_to_a_tenth()
    {
        var row = Gate(Present(), Scores()).Single(o => o.Indicator == "abnormality" && o.Area == "PK1A3");
        Assert.Equal((-4.3m, -5.2m, -3.4m), (row.Value, row.Lower, row.Upper));
    }

    [Fact]
    public void It_is_hidden_where_the_people_present_are_hidden_for_their_own_sake_or_for_anothers()
    {
        var rows = Gate(Present(), Scores());
        string[] Hidden(string indicator) => [.. rows.Where(o => o.Indicator == indicator && o.Area.Length == 5 && o.Status == ObservationStatus.Suppressed).Select(o => o.Area)];
        Assert.Equal(["PK1A1", "PK1A2"], Hidden("present_population"));
        Assert.Equal(Hidden("present_population"), Hidden("abnormality"));
    }

    [Fact]
    public void Without_the_people_present_beside_it_none_is_shown() =>
        Assert.All(Gate(Scores()), o => Assert.Equal(ObservationStatus.Suppressed, o.Status));

    [Fact]
    public void A_day_without_a_score_reads_not_observable()
    {
        var unscored = new Cube(Indicator.Abnormality,
            [Cell("PK1A3", Week1, new Estimate(double.NaN, default, default, 100, 0, 1, ObservationStatus.NotObservable))]);
        Assert.Equal(ObservationStatus.NotObservable, Gate(Present(), unscored).Single(o => o.Indicator == "abnormality").Status);
    }

    private static IReadOnlyList<Release.Observations.Observation> Gate(params Cube[] cubes) =>
        Release.Gate.ReleaseGate.Apply(Input(Areas(), cubes), Release.Gate.PublishedFigures.None).Observations;

    private static Cube Present() => Summed(Indicator.PresentPopulation, Areas(), Week1, _people.ToDictionary(p => p.Area, p => p.Subscribers));

    /// <summary>All with people enough of their own.</summary>
    private static Cube Scores() => new(Indicator.Abnormality,
        [.. _people.Select(p => Cell(p.Area, Week1, new Estimate(-4.26, new(-5.11, -3.41), new(-5.6, -3), 100, 0, 1, ObservationStatus.Normal)))]);
}
